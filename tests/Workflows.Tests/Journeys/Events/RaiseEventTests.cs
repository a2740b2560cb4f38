using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys.Events;

/// <summary>Each test has a clinic of its own, since an event is heard by all who wait for it.</summary>
public abstract class RaiseEventTests(Store store) : IAsyncLifetime
{
    private readonly SmallClinic clinic = new(store);

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private Task<Result<RaiseEvent.Response>> RaiseAsync(
        string name,
        string? correlation = null,
        object? payload = null,
        string? key = null
    ) =>
        clinic
            .As(Roles.FrontDesk)
            .SendAsync(new RaiseEvent.Command(name, correlation, payload is null ? null : JsonSerializer.SerializeToElement(payload)), key);

    [Fact]
    public async Task An_event_wakes_all_who_wait_for_it_and_stands_in_their_histories()
    {
        var (one, other) = (await clinic.StartAsync("lab"), await clinic.StartAsync("lab"));

        (await RaiseAsync("LabResult", payload: new { value = 7 })).ShouldSucceed().ShouldBe(new RaiseEvent.Response(2, 0));

        foreach (var journey in new[] { one, other })
        {
            (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("read");
            (await clinic.HistoryOf(journey.Id))
                .Single(entry => entry.Type == "EventReceived")
                .Data.GetProperty("payload")
                .GetProperty("value")
                .GetInt32()
                .ShouldBe(7);
        }
        (await RaiseAsync("LabResult")).ShouldSucceed().Resumed.ShouldBe(0);
    }

    [Fact]
    public async Task A_correlation_id_narrows_it_to_one_journey()
    {
        var (one, other) = (await clinic.StartAsync("lab"), await clinic.StartAsync("lab"));

        (await RaiseAsync("LabResult", one.Id.ToString())).ShouldSucceed().Resumed.ShouldBe(1);

        (await clinic.ReadAsync(one.Id)).OpenTasks.ShouldHaveSingleItem();
        (await clinic.ReadAsync(other.Id)).OpenTasks.ShouldBeEmpty();
        (await RaiseAsync("labresult")).ShouldSucceed().Resumed.ShouldBe(0); // names are case-sensitive
    }

    [Fact]
    public async Task An_event_for_a_journey_reaches_its_children_and_one_for_nobody_is_refused()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "with-lab",
                [
                    Draw.Activity(
                        "child",
                        "Elsa.ExecuteWorkflow",
                        ("workflowDefinitionId", Draw.Literal("lab")),
                        ("waitForCompletion", Draw.Literal("true"))
                    ),
                ],
                []
            )
        );
        var (one, other) = (await clinic.StartAsync("with-lab"), await clinic.StartAsync("with-lab"));
        var desk = clinic.As(Roles.FrontDesk);

        (await desk.SendAsync(new RaiseEvent.Command("LabResult", Instance: one.Id.Value))).ShouldSucceed().Resumed.ShouldBe(1);
        (await clinic.ReadAsync(one.Id)).OpenTasks.ShouldHaveSingleItem();
        (await clinic.ReadAsync(other.Id)).OpenTasks.ShouldBeEmpty();
        (await desk.SendAsync(new RaiseEvent.Command("LabResult", Instance: Guid.NewGuid()))).ShouldBeRefused("journey.not-found");
    }

    [Fact]
    public async Task The_same_key_raises_it_once()
    {
        await clinic.StartAsync("lab");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RaiseAsync("LabResult", key: "lab-1"))));

        answers.ShouldAllBe(answer => answer.ShouldSucceed().Resumed == 1);
    }

    [Fact]
    public async Task It_starts_the_definitions_that_it_triggers_for_the_client_that_it_names()
    {
        (await RaiseAsync("Booked", payload: new { })).ShouldBeInvalid("payload.clientId", "event.client-required");
        var client = await clinic.RegisterAsync("钱预约");

        (await RaiseAsync("Booked", payload: new { clientId = client.Id.ToString() }))
            .ShouldSucceed()
            .ShouldBe(new RaiseEvent.Response(0, 1));

        var journey = (await clinic.As(Roles.FrontDesk).SendAsync(new ListJourneys.Query(Q: "钱预约"))).ShouldSucceed().Items.Single();
        (journey.DefinitionId, journey.Holder!.Title).ShouldBe(("walk-in", "greet"));
    }

    [Fact]
    public async Task Nobody_of_another_branch_hears_it()
    {
        var journey = await clinic.StartAsync("lab");
        var elsewhere = await clinic.OpenBranchAsync("浦东门诊");
        await clinic.HireAsync("pudong-desk", elsewhere.Id, Roles.FrontDesk);

        (await clinic.As("pudong-desk").SendAsync(new RaiseEvent.Command("LabResult"))).ShouldSucceed().Resumed.ShouldBe(0);
        (await clinic.ReadAsync(journey.Id)).OpenTasks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_activity_publishes_is_delivered_after_its_step_and_once()
    {
        var waiting = await clinic.StartAsync("lab");
        var publishing = await clinic.StartAsync("announce");
        (await clinic.ReadAsync(waiting.Id)).OpenTasks.ShouldBeEmpty();

        (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed().ShouldBe(new SendOutbox.Response(1, 0, null));
        (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed().Sent.ShouldBe(0);

        (await clinic.ReadAsync(waiting.Id)).OpenTasks.Single().Title.ShouldBe("read");
        (await clinic.StoryOf(publishing.Id)).ShouldBe(["JourneyStarted", "EventPublished publish", "JourneyFinished"]);
    }

    [Fact]
    public async Task A_message_marked_unsent_by_a_crash_is_delivered_again_without_doubling_anything()
    {
        var waiting = await clinic.StartAsync("lab");
        await clinic.StartAsync("announce");
        await clinic.AsSystem.SendAsync(new SendOutbox.Command());
        var again = await clinic.StartAsync("lab");

        // The host died after the delivery and before it noted it down.
        await clinic.TamperAsync("UPDATE Outbox SET SentAt = NULL");
        (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed().Sent.ShouldBe(1);

        (await clinic.StoryOf(waiting.Id)).Count(line => line.StartsWith("EventReceived", StringComparison.Ordinal)).ShouldBe(1);
        (await clinic.ReadAsync(again.Id)).OpenTasks.ShouldBeEmpty();
    }
}

public sealed class SqliteRaiseEventTests() : RaiseEventTests(Store.Sqlite);

public sealed class PostgresRaiseEventTests() : RaiseEventTests(Store.Postgres);
