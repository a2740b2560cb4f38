using System.Collections.Concurrent;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Workflows.Tests.Shared;

public abstract class PipelineTests : IAsyncLifetime
{
    private readonly RenameClient.Meanwhile meanwhile = new();
    private readonly LogLines log = new();
    private readonly Clinic clinic;

    protected PipelineTests(Store store) =>
        clinic = new Clinic(
            services =>
                services
                    .AddUseCases(typeof(PipelineTests).Assembly)
                    .AddSingleton(meanwhile)
                    .AddLogging(logging => logging.AddProvider(log)),
            store
        );

    private Staff Consultant => clinic.As(Roles.Consultant);

    public async Task InitializeAsync()
    {
        await clinic.OpenAsync(withShippedDefinitions: false);
        await clinic.RegisterAsync("林小满");
    }

    public async Task DisposeAsync()
    {
        await clinic.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task A_command_is_committed_when_it_is_answered()
    {
        var answer = (await Consultant.SendAsync(new RenameClient.Command("林大满"))).ShouldSucceed();

        answer.Before.ShouldBe("林小满");
        (await NameAsync()).ShouldBe("林大满");
    }

    [Fact]
    public async Task A_refusal_changes_nothing_and_tells_nobody()
    {
        var told = await ToldWhileAsync(async () =>
            (await Consultant.SendAsync(new RenameClient.Command("nobody"))).ShouldBeRefused("client.nobody")
        );

        (await NameAsync()).ShouldBe("林小满");
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Some_refusals_leave_their_mark()
    {
        (await Consultant.SendAsync(new CountRefusal.Command(), key: "k1")).ShouldBeRefused("never");
        (await Consultant.SendAsync(new CountRefusal.Command(), key: "k1")).ShouldBeRefused("never");

        (await NameAsync()).ShouldBe("林小满!!");
    }

    [Fact]
    public async Task Everything_that_a_validator_finds_is_answered_at_its_field_before_the_handler_runs()
    {
        var error = (await Consultant.SendAsync(new RenameClient.Command(new string('满', 21)))).ShouldBeInvalid("name", "field.too-long");

        error.Arguments.ShouldContain(20);
        meanwhile.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_happens_once()
    {
        var first = (await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")).ShouldSucceed();
        var again = (await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")).ShouldSucceed();

        again.ShouldBe(first);
        meanwhile.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_twice_at_the_same_moment_happens_once()
    {
        var bothInside = new Barrier(2);
        meanwhile.DoAsync = run => run <= 2 ? Task.Run(() => bothInside.SignalAndWait(TimeSpan.FromSeconds(10))) : Task.CompletedTask;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")))
        );

        answers[0].ShouldSucceed().ShouldBe(answers[1].ShouldSucceed());
        answers[0].ShouldSucceed().Before.ShouldBe("林小满");
        (await clinic.ReadAsync(db => db.Clients().SingleAsync())).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        (await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")).ShouldSucceed();

        (await Consultant.SendAsync(new RenameClient.Command("林中满"), key: "k1"))
            .ShouldBeRefused("idempotency.key-reused")
            .Kind.ShouldBe(RefusalKind.KeyReused);
        (await NameAsync()).ShouldBe("林大满");
    }

    [Fact]
    public async Task Keys_of_two_people_are_two_keys()
    {
        (await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")).ShouldSucceed();

        (await clinic.As(Roles.Doctor).SendAsync(new RenameClient.Command("林中满"), key: "k1")).ShouldSucceed().Before.ShouldBe("林大满");
    }

    [Fact]
    public async Task A_refused_key_may_be_tried_again()
    {
        (await Consultant.SendAsync(new RenameClient.Command("nobody"), key: "k1")).ShouldBeRefused("client.nobody");

        (await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1")).ShouldSucceed();
    }

    [Fact]
    public async Task A_command_that_somebody_overtakes_runs_again_on_what_they_left()
    {
        meanwhile.DoAsync = run => run <= 2 ? OvertakeAsync($"overtaken {run}") : Task.CompletedTask;

        var told = await ToldWhileAsync(async () =>
            (await Consultant.SendAsync(new RenameClient.Command("林大满"))).ShouldSucceed().Before.ShouldBe("overtaken 2")
        );

        meanwhile.Runs.ShouldBe(3);
        told.ShouldBe(["client"]);
    }

    [Fact]
    public async Task A_command_that_is_overtaken_again_and_again_is_busy_in_the_end()
    {
        meanwhile.DoAsync = run => OvertakeAsync($"overtaken {run}");

        (await Consultant.SendAsync(new RenameClient.Command("林大满"))).ShouldBeRefused("busy").Kind.ShouldBe(RefusalKind.Conflict);

        meanwhile.Runs.ShouldBe(4);
        (await NameAsync()).ShouldBe("overtaken 4");
    }

    [Fact]
    public async Task A_refusal_that_says_somebody_was_faster_is_an_answer_and_is_not_run_again()
    {
        (await Consultant.SendAsync(new RenameClient.Command("nobody"), key: "k1")).ShouldBeRefused("client.nobody");

        meanwhile.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Overtaken_and_then_refused_a_command_answers_with_the_refusal()
    {
        meanwhile.DoAsync = run => run == 1 ? OvertakeAsync("nobody else") : Task.CompletedTask;

        (await Consultant.SendAsync(new TakeName.Command("林大满"))).ShouldBeRefused("client.taken").Arguments.ShouldBe(["nobody else"]);

        meanwhile.Runs.ShouldBe(2);
        (await NameAsync()).ShouldBe("nobody else");
    }

    [Fact]
    public async Task Refused_because_the_same_key_was_faster_a_command_gives_the_answer_of_that_key()
    {
        var other = new TaskCompletionSource<TakeName.Response>();
        meanwhile.BeforeReadingAsync = async run =>
        {
            if (run == 1)
                other.SetResult((await Consultant.SendAsync(new TakeName.Command("林大满"), key: "k1")).ShouldSucceed());
        };

        var answer = (await Consultant.SendAsync(new TakeName.Command("林大满"), key: "k1")).ShouldSucceed();

        answer.ShouldBe(await other.Task);
        meanwhile.Runs.ShouldBe(2);
        (await clinic.ReadAsync(db => db.Clients().SingleAsync())).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Twenty_commands_at_one_row_at_once_are_all_done()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => Task.Run(() => Consultant.SendAsync(new RenameClient.Command($"name {number}"))))
        );

        answers.ShouldAllBe(answer => answer.IsSuccess);
        (await clinic.ReadAsync(db => db.Clients().SingleAsync())).Revision.ShouldBe(21);
    }

    [Fact]
    public async Task Twenty_journeys_that_want_the_next_number_of_one_series_at_once_all_get_one()
    {
        var journeys = Enumerable.Range(0, 20).Select(_ => new JourneyId(Guid.CreateVersion7())).ToList();
        await clinic.ChangeAsync(db =>
        {
            db.Counters().Add(new Counter { BranchId = clinic.Branch.Id, Name = "numbers" });
            db.Journeys().AddRange(journeys.Select(id => JourneyOf(id)));
            return Task.CompletedTask;
        });
        meanwhile.DoAsync = _ => Task.Delay(10); // so that nobody is done before the others have read

        var answers = await Task.WhenAll(journeys.Select(id => Task.Run(() => Consultant.SendAsync(new NumberJourney.Command(id)))));

        answers.Select(answer => answer.ShouldSucceed().Number).Order().ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task The_log_names_the_use_case_and_nobody_in_it()
    {
        await Consultant.SendAsync(new RenameClient.Command("林大满"), key: "k1");
        await Consultant.SendAsync(new RenameClient.Command("nobody"));

        log.Lines.ShouldContain(line => line.StartsWith("RenameClient done in", StringComparison.Ordinal));
        log.Lines.ShouldContain(line => line.StartsWith("RenameClient client.nobody in", StringComparison.Ordinal));
        log.Lines.ShouldAllBe(line => !line.Contains('满'));
    }

    private Journey JourneyOf(JourneyId id) =>
        new()
        {
            Id = id,
            BranchId = clinic.Branch.Id,
            DefinitionId = "numbered",
            DefinitionName = "numbered",
        };

    private Task<string> NameAsync() => clinic.ReadAsync(db => db.Clients().Select(client => client.Name).SingleAsync());

    private async Task OvertakeAsync(string name)
    {
        await using var scope = clinic.AsSystem.Enter();
        (await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Clients().SingleAsync()).Name = name;
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>What the open pages are told while this runs.</summary>
    private async Task<List<string>> ToldWhileAsync(Func<Task> work)
    {
        var feed = clinic.Services.GetRequiredService<LiveFeed>();
        await using var changes = feed.ListenAsync(CancellationToken.None).GetAsyncEnumerator();
        var next = changes.MoveNextAsync();
        await work();
        feed.Publish([new LiveChange("end", default, default)]);
        var topics = new List<string>();
        while (await next && changes.Current.Topic != "end")
        {
            topics.Add(changes.Current.Topic);
            next = changes.MoveNextAsync();
        }

        return topics;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}

public sealed class SqlitePipelineTests() : PipelineTests(Store.Sqlite);

public sealed class PostgresPipelineTests() : PipelineTests(Store.Postgres);
