using System.Text.Json;
using CaseFlow.Activities;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>A journey whose first task is being completed while something goes wrong, and what must be true afterwards.</summary>
internal sealed class CompletedTask : IAsyncDisposable
{
    public const string Who = "consultant01";
    public const string Key = "the request";

    private string _before = "";
    private JourneyId _journey;

    public SmallClinic Clinic { get; } = new(Store.Sqlite);

    public TaskId Task { get; private set; }

    public SqliteConnections Connections => Clinic.Services.GetRequiredService<SqliteConnections>();

    /// <summary>The answer of the form; a long one needs new pages of the file.</summary>
    public object Values { get; init; } = new { remark = "好" };

    public static async Task<CompletedTask> PrepareAsync(object? values = null)
    {
        var it = values is null ? new CompletedTask() : new CompletedTask { Values = values };
        await it.Clinic.InitializeAsync();
        var journey = await it.Clinic.StartAsync("talk-then-treat");
        (it._journey, it.Task) = (journey.Id, journey.OpenTasks.Single().Id);
        it._before = await it.RowsAsync();
        return it;
    }

    public Task<Result<CompleteTask.Response>> SendAsync() => Clinic.SendCompleteAsync(Who, Task, "Proceed", Values, Key);

    /// <summary>How many statements the commit has; the journey is another one.</summary>
    public static async Task<IReadOnlyList<string>> StatementsAsync()
    {
        await using var it = await PrepareAsync();
        var statements = new List<string>();
        it.Connections.Executing = statements.Add;
        (await it.SendAsync()).ShouldSucceed();
        return statements;
    }

    /// <summary>Not one row is another one than before.</summary>
    public async Task ShouldBeUntouchedAsync(string when) => (await RowsAsync()).ShouldBe(_before, when);

    /// <summary>The same request again is done, once, whether the first was committed or not.</summary>
    public async Task ShouldHappenOnceAsync(string when)
    {
        (await SendAsync()).ShouldSucceed().OpenTasks.Single().Title.ShouldBe("treat", when);
        (await SendAsync()).ShouldSucceed();
        (await Clinic.StoryOf(_journey)).ShouldBe(["JourneyStarted", "TaskCreated talk", "TaskCompleted talk", "TaskCreated treat"], when);
        (await Clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(null))).ShouldSucceed().Breaks.ShouldBeEmpty(when);
        (await Clinic.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync())).ShouldBe("ok", when);
    }

    public async Task<bool> IsUntouchedAsync() => await RowsAsync() == _before;

    public async ValueTask DisposeAsync() => await ((IAsyncLifetime)Clinic).DisposeAsync();

    private Task<string> RowsAsync() => Clinic.ReadAsync(async db => JsonSerializer.Serialize(new
    {
        journeys = await db.Journeys.AsNoTracking().ToListAsync(),
        instances = await db.Instances.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
        bookmarks = await db.Bookmarks.AsNoTracking().OrderBy(row => row.BookmarkId).ToListAsync(),
        tasks = await db.Tasks.AsNoTracking().OrderBy(row => row.CreatedAt).ToListAsync(),
        history = await db.History.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(),
        answers = await db.Answers.AsNoTracking().ToListAsync(),
    }));
}
