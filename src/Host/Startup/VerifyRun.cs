using CaseFlow.Host.Workers;
using CaseFlow.Persistence;
using CaseFlow.Workflows.History;

namespace CaseFlow.Host.Startup;

/// <summary><c>run verify</c>: every chain and every checkpoint, computed again.</summary>
public static class VerifyRun
{
    /// <returns>0 if all holds, 1 if not.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var options = services.GetRequiredService<CaseFlowOptions>();
        if (options.Database is null && !File.Exists(options.DatabaseFile))
            throw new StartException($"There is no database at {options.DatabaseFile}.");

        var answer = await services.GetRequiredService<AsSystem>().SendAsync("verify", new VerifyHistory.Query(), cancel);
        if (!answer.IsSuccess)
            throw new StartException(answer.Refusal.Code);

        foreach (var found in answer.Value.Breaks)
            Console.WriteLine($"broken: journey {found.Journey} entry {found.Seq}: {found.Why}");
        Console.WriteLine($"{answer.Value.Journeys} journeys, {answer.Value.Entries} entries, {answer.Value.Breaks.Count} breaks");
        return answer.Value.Breaks.Count == 0 ? 0 : 1;
    }
}
