using System.Text.Json;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>Runs a case in each of its modes, from an empty host.</summary>
internal static class CaseRunner
{
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["http"] = "HTTP endpoints as activities are not offered: the product has its own API",
        ["CSharp expressions"] = "C# expressions are refused on purpose: a formula must not reach the server",
        ["log persistence modes"] = "there are no log persistence modes: the history keeps everything",
        ["FailOnValidationErrors=false"] = "a definition with errors is never published",
    };

    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["createDraft"] = "drafts and references between definitions belong to the application, not to the engine",
        ["migrate"] = "the engine does not migrate instances yet",
        ["getDefinition"] = "what the designer gets belongs to the host, not to the engine",
        ["http"] = "HTTP endpoints as activities are not offered: the product has its own API",
    };

    public static async Task<Verdict> RunAsync(ConformanceCase subject)
    {
        foreach (var need in subject.Requires)
            if (NotOffered.TryGetValue(need, out var reason)) return Verdict.Skipped(reason);
        foreach (var step in subject.Drive)
            if (Elsewhere.TryGetValue(step.Text("op")!, out var reason)) return Verdict.Skipped(reason);

        var (failures, notes) = (new List<string>(), new List<string>());
        foreach (var mode in subject.Modes)
        {
            var prefix = subject.Modes.Count > 1 ? $"[{mode}] " : "";
            var once = await RunAsync(subject, mode, reloads: false);
            failures.AddRange(once.Failures.Select(failure => prefix + failure));
            notes.AddRange(once.Notes.Select(note => prefix + note));

            var again = await RunAsync(subject, mode, reloads: true);
            if (!again.Failures.Concat(again.Notes).SequenceEqual(once.Failures.Concat(once.Notes)))
                failures.Add($"{prefix}read again after every work item it runs otherwise: {string.Join("; ", again.Failures.Concat(again.Notes))}");
        }

        return new Verdict(failures, [.. notes.Distinct()]);
    }

    private static async Task<Verdict> RunAsync(ConformanceCase subject, string mode, bool reloads)
    {
        var (failures, notes) = (new List<string>(), new List<string>());
        try
        {
            await RunAsync(subject, mode, reloads, failures.Add, notes.Add);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failures.Add($"{error.GetType().Name}: {error.Message}");
        }

        return new Verdict(failures, notes);
    }

    private static async Task RunAsync(ConformanceCase subject, string mode, bool reloads, Action<string> fail, Action<string> note)
    {
        var shelf = new DefinitionShelf(mode);
        foreach (var (file, publish) in subject.Definitions) shelf.Import(subject.Read(file), publish);

        var drive = new Drive(subject, shelf, reloads, fail, note);
        foreach (var step in subject.Drive) await drive.DoAsync(step);

        new Checks(drive, fail).Run(subject.Expected, drive.Main);
        if (subject.Inferred is { } inferred) new Checks(drive, note).Run(inferred, drive.Main);
        if (subject.Observed(mode) is { } observed) new Checks(drive, note).RunObserved(observed, drive.Main);
    }
}
