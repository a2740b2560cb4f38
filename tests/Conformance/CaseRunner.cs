using CaseFlow.Conformance.Application;
using CaseFlow.Conformance.Stores;

namespace CaseFlow.Conformance;

/// <summary>Runs a case in each of its modes, from an empty host.</summary>
internal sealed class CaseRunner(CaseStores stores, bool processPerBurst) : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["CSharp"] = "C# expressions are refused on purpose: a formula must not reach the server",
        ["CSharp expressions"] = "C# expressions are refused on purpose: a formula must not reach the server",
        ["Liquid"] = "Liquid expressions are refused on purpose: there is one language for formulas",
        ["Liquid expressions"] = "Liquid expressions are refused on purpose: there is one language for formulas",
    };

    public static async Task<CaseRunner> PrepareAsync(Options options) =>
        new(await CaseStores.OfAsync(options.Store), options.ProcessPerBurst);

    public async Task<Verdict> RunAsync(ConformanceCase subject)
    {
        foreach (var need in subject.Requires)
            if (NotOffered.TryGetValue(need, out var reason))
                return Verdict.Skipped(reason);

        if (ApplicationDrive.Suits(subject))
            return await RunApplicationAsync(subject);

        var (failures, notes) = (new List<string>(), new List<string>());
        foreach (var mode in subject.Modes)
        {
            var prefix = subject.Modes.Count > 1 ? $"[{mode}] " : "";
            var once = await RunAsync(subject, mode, Way.Usual);
            failures.AddRange(once.Failures.Select(failure => prefix + failure));
            notes.AddRange(once.Notes.Select(note => prefix + note));
            foreach (var way in processPerBurst ? new[] { Way.Reloading, Way.ProcessPerBurst } : [Way.Reloading])
                if (Difference(once, await RunAsync(subject, mode, way)) is { } difference)
                    failures.Add($"{prefix}{way} it runs otherwise: {difference}");
        }

        return new Verdict(failures, [.. notes.Distinct()]);
    }

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    private async Task<Verdict> RunApplicationAsync(ConformanceCase subject)
    {
        if (await stores.MakeDatabaseAsync() is not { } made)
            return Verdict.Skipped("it needs the product's database");
        var (failures, notes) = (new List<string>(), new List<string>());
        await using var database = made;
        try
        {
            var drive = new ApplicationDrive(subject, database, failures.Add);
            await drive.RunAsync();
            await new ApplicationChecks(drive, failures.Add)
            {
                TellRefused = subject.Requires.Contains(Deviations.Lenient) ? notes.Add : null,
            }.RunAsync(subject.Expected);
            if (subject.Inferred is { } inferred)
                await new ApplicationChecks(drive, notes.Add).RunAsync(inferred);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failures.Add($"{error.GetType().Name}: {error.Message}");
        }

        return new Verdict(failures, notes);
    }

    private static string? Difference(Outcome one, Outcome other)
    {
        var at = one.Journal.Zip(other.Journal).TakeWhile(pair => pair.First == pair.Second).Count();
        if (at < one.Journal.Count || at < other.Journal.Count)
            return $"{other.Journal.ElementAtOrDefault(at) ?? "nothing more"}, where it was {one.Journal.ElementAtOrDefault(at) ?? "nothing more"}";
        var (before, after) = (one.Failures.Concat(one.Notes).ToList(), other.Failures.Concat(other.Notes).ToList());
        return before.SequenceEqual(after) ? null : string.Join("; ", after);
    }

    private async Task<Outcome> RunAsync(ConformanceCase subject, string mode, Way way)
    {
        var outcome = new Outcome([], [], []);
        try
        {
            await RunAsync(subject, mode, way, outcome);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            outcome.Failures.Add($"{error.GetType().Name}: {error.Message}");
        }

        return outcome;
    }

    private async Task RunAsync(ConformanceCase subject, string mode, Way way, Outcome outcome)
    {
        var shelf = new DefinitionShelf(mode);
        foreach (var (file, publish) in subject.Definitions)
            shelf.Import(subject.Read(file), publish);

        await using var store = await stores.MakeAsync(shelf, way);
        var drive = new Drive(subject, shelf, store, outcome.Failures.Add, outcome.Notes.Add);
        foreach (var step in subject.Drive)
            await drive.DoAsync(step);

        new Checks(drive, outcome.Failures.Add).Run(subject.Expected, drive.Main);
        if (subject.Inferred is { } inferred)
            new Checks(drive, outcome.Notes.Add).Run(inferred, drive.Main);
        if (subject.Observed(mode) is { } observed)
            new Checks(drive, outcome.Notes.Add).RunObserved(observed, drive.Main);
        outcome.Journal.AddRange(drive.Host.Journal);
    }

    private sealed record Outcome(List<string> Failures, List<string> Notes, List<string> Journal);
}
