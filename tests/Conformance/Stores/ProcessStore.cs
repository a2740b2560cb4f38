using System.Diagnostics;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Conformance.Stores;

/// <summary>A new process for every command: nothing in memory outlives it, the database is all that the next one has.</summary>
/// <param name="written">The same database, for reading what was committed.</param>
internal sealed class ProcessStore(DatabaseStore written, CaseDatabase database, DefinitionShelf definitions) : ICaseStore
{
    // The next one starts while this one works; until it is given its one command, it knows nothing of any case.
    private static Process? s_next;

    public async Task<StepResult> DoAsync(EngineCommand command)
    {
        definitions.Save(database.Folder);
        using var worker = s_next ?? Start();
        s_next = Start();
        await worker.StandardInput.WriteLineAsync(
            Wire.Write(new Wire.Order(database.Folder, database.Connection, definitions.Mode, command))
        );
        var answer = await worker.StandardOutput.ReadLineAsync();
        await worker.WaitForExitAsync();
        if (worker.ExitCode != 0 || answer is null)
            throw new InvalidOperationException($"The worker ended with {worker.ExitCode} and {answer ?? "no answer"}.");
        return await ResultOf(Wire.Read<Wire.Answer>(answer));
    }

    public ValueTask DisposeAsync() => written.DisposeAsync();

    /// <summary>The last one that was started ahead has no work any more.</summary>
    public static void Release()
    {
        s_next?.StandardInput.Close();
        s_next?.WaitForExit();
        s_next?.Dispose();
        s_next = null;
    }

    private async Task<StepResult> ResultOf(Wire.Answer answer)
    {
        var bursts = new List<BurstResult>();
        foreach (var burst in answer.Bursts)
            bursts.Add(new BurstResult(await written.ReadAsync(burst.Instance), burst.Journal, burst.Emitted));
        return new StepResult(answer.Outcome, bursts, []);
    }

    private static Process Start() =>
        Process.Start(
            new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                ArgumentList = { typeof(ProcessStore).Assembly.Location, Worker.Argument },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
}
