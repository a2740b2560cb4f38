namespace CaseFlow.Conformance;

/// <summary>What the runner was told.</summary>
/// <param name="Store">"sqlite": the product's store on a database file; "postgres": on a server of the run's own; "Host=...": on that one;
/// "memory": the engine alone.</param>
/// <param name="ProcessPerBurst">Every case a third time, each command in a process of its own.</param>
/// <param name="Every">Only every n-th case, for a quick look.</param>
internal sealed record Options(string Cases, string? Only, string Store, bool ProcessPerBurst, int Every)
{
    public const string Usage =
        "usage: --cases cases.json [--only id] [--store sqlite|postgres|\"Host=...\"|memory] [--process-per-burst] [--every n]";

    /// <summary>Null if they make no sense.</summary>
    public static Options? Parse(string[] args)
    {
        var (values, i) = (new Dictionary<string, string>(), 0);
        while (i < args.Length)
        {
            if (args[i] == "--process-per-burst")
                values[args[i++]] = "";
            else if (args[i] is "--cases" or "--only" or "--store" or "--every" && i + 1 < args.Length)
                values[args[i]] = args[(i += 2) - 1];
            else
                return null;
        }

        var store = values.GetValueOrDefault("--store", "sqlite");
        var isKnown =
            store is "sqlite" or "postgres"
            || store.Contains('=', StringComparison.Ordinal)
            || (store == "memory" && !values.ContainsKey("--process-per-burst"));
        return
            isKnown
            && values.TryGetValue("--cases", out var cases)
            && int.TryParse(values.GetValueOrDefault("--every", "1"), out var every)
            && every > 0
            ? new Options(
                Path.GetFullPath(cases),
                values.GetValueOrDefault("--only"),
                store,
                values.ContainsKey("--process-per-burst"),
                every
            )
            : null;
    }
}
