using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>A journey whose first task is being completed while something goes wrong, and what must be true afterwards.</summary>
internal sealed class CompletedTask
{
    public const string Who = "consultant01";

    private string before = "";
    private JourneyId journey;

    private CompletedTask(SmallClinic clinic, object values) => (Clinic, Values) = (clinic, values);

    public SmallClinic Clinic { get; }

    public TaskId Task { get; private set; }

    /// <summary>The answer of the form; a long one needs new pages of a file.</summary>
    public object Values { get; }

    /// <summary>The request's idempotency key.</summary>
    public string Key => $"completes {Task}";

    public static async Task<CompletedTask> PrepareAsync(SmallClinic clinic, object? values = null)
    {
        var it = new CompletedTask(clinic, values ?? new { remark = "好" });
        var started = await clinic.StartAsync("talk-then-treat");
        (it.journey, it.Task) = (started.Id, started.OpenTasks.Single().Id);
        it.before = await it.RowsAsync();
        return it;
    }

    public Task<Result<CompleteTask.Response>> SendAsync() => Clinic.SendCompleteAsync(Who, Task, "Proceed", Values, Key);

    /// <summary>Not one row is another one than before.</summary>
    public async Task ShouldBeUntouchedAsync(string when) => (await RowsAsync()).ShouldBe(before, when);

    /// <summary>The same request again is done, once, whether the first was committed or not.</summary>
    public async Task ShouldHappenOnceAsync(string when)
    {
        (await SendAsync()).ShouldSucceed().OpenTasks.Single().Title.ShouldBe("treat", when);
        (await SendAsync()).ShouldSucceed();
        (await Clinic.StoryOf(journey)).ShouldBe(["JourneyStarted", "TaskCreated talk", "TaskCompleted talk", "TaskCreated treat"], when);
        (await Clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(null))).ShouldSucceed().Breaks.ShouldBeEmpty(when);
        if (Clinic.Options.Database is null)
            (
                await Clinic.ReadAsync(db =>
                    db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()
                )
            ).ShouldBe("ok", when);
    }

    public async Task<bool> IsUntouchedAsync() => await RowsAsync() == before;

    private Task<string> RowsAsync() =>
        Clinic.ReadAsync(async db =>
            JsonSerializer.Serialize(
                new
                {
                    journeys = await db.Journeys().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                    instances = await db.Instances().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                    bookmarks = await db.Bookmarks()
                        .AsNoTracking()
                        .OrderBy(row => row.InstanceId)
                        .ThenBy(row => row.BookmarkId)
                        .ToListAsync(),
                    tasks = await db.Tasks().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                    history = await db.History().AsNoTracking().OrderBy(row => row.JourneyId).ThenBy(row => row.Seq).ToListAsync(),
                    answers = await db.AnsweredRequests().AsNoTracking().OrderBy(row => row.Key).ToListAsync(),
                }
            )
        );
}
