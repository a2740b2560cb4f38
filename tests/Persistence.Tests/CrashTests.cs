using System.Diagnostics;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Tests;

public sealed class CrashTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    [Fact]
    public async Task After_kill_9_whatever_was_confirmed_is_there_once_and_nothing_is_half_done()
    {
        await clinic.InsertAsync([
            .. Enumerable
                .Range(0, CommitLoop.Workers)
                .Select(worker => new Counter { BranchId = clinic.Branch.Id, Name = $"worker {worker}" }),
        ]);
        var confirmed = new List<string>();

        for (var round = 1; round <= 3; round++)
        {
            confirmed.AddRange(await RunAndKillAsync(afterConfirmations: 200 * round));

            var stored = await clinic.ReadAsync(db => db.Clients().Select(client => client.Name).ToListAsync());
            stored.ShouldBeUnique();
            confirmed.Except(stored).ShouldBeEmpty();
            foreach (var counter in await clinic.ReadAsync(db => db.Counters().ToListAsync()))
                stored.Count(name => name.StartsWith(counter.Name + "/", StringComparison.Ordinal)).ShouldBe((int)counter.Value);
            (
                await clinic.ReadAsync(db =>
                    db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()
                )
            ).ShouldBe("ok");
        }
    }

    private async Task<List<string>> RunAndKillAsync(int afterConfirmations)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                ArgumentList = { typeof(CommitLoop).Assembly.Location, clinic.DataFolder, clinic.Branch.Id.ToString() },
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var confirmed = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } name)
        {
            confirmed.Add(name);
            if (confirmed.Count == afterConfirmations)
                process.Kill();
        }

        await process.WaitForExitAsync();
        confirmed.Count.ShouldBeGreaterThanOrEqualTo(afterConfirmations);
        return confirmed;
    }
}
