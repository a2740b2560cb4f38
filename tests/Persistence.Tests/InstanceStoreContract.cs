using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Tests;

/// <summary>What a store must keep of running instances, whichever database it is on. The engine is the real one.</summary>
public abstract class InstanceStoreContract : IAsyncLifetime
{
    private readonly InstanceId root = new(Guid.CreateVersion7());

    protected abstract Clinic Clinic { get; }

    public async Task InitializeAsync()
    {
        await Clinic.OpenAsync(withShippedDefinitions: false);
        await Clinic.InsertAsync(
            Published("two-waits", Sequence(Event("arrived"), Delay("01:00:00"))),
            Published(
                "with-child",
                Sequence(
                    new JsonObject
                    {
                        ["id"] = "child",
                        ["type"] = "Elsa.ExecuteWorkflow",
                        ["workflowDefinitionId"] = Literal("two-waits"),
                        ["waitForCompletion"] = Literal(true),
                    }
                )
            )
        );
        var client = await Clinic.RegisterAsync();
        await Clinic.InsertAsync(
            new Journey
            {
                Id = new JourneyId(root.Value),
                BranchId = Clinic.Branch.Id,
                ClientId = client.Id,
                DefinitionId = "two-waits",
                DefinitionName = "两次等待",
                Version = 1,
            }
        );
    }

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    [Fact]
    public async Task Waits_are_found_by_key_and_by_time_as_the_instance_goes_on()
    {
        await RunAsync(new Start(root, Clinic.Clock.Now, "two-waits", CorrelationId: "c1"));
        var wait = await Clinic.ReadAsync(db => db.Bookmarks().SingleAsync());
        wait.Key.ShouldBe(StimulusKey.Event("arrived"));
        wait.CorrelationId.ShouldBe("c1");
        wait.DueAt.ShouldBeNull();

        await RunAsync(Arrived(wait.BookmarkId));
        var delay = await Clinic.ReadAsync(db => db.Bookmarks().SingleAsync());
        delay.Key.ShouldBeNull();
        delay.DueAt.ShouldBe(Clinic.Clock.Now.AddHours(1));

        await RunAsync(new Resume(root, Clinic.Clock.Now, new BookmarkId(delay.BookmarkId), new TimerFired()));
        (await Clinic.ReadAsync(db => db.Bookmarks().CountAsync())).ShouldBe(0);
        (await Clinic.ReadAsync(db => db.Instances().SingleAsync())).Status.ShouldBe(nameof(InstanceStatus.Finished));
    }

    [Fact]
    public async Task An_instance_is_the_same_after_a_restart()
    {
        await RunAsync(new Start(root, Clinic.Clock.Now, "two-waits", Input: new Dictionary<string, object?> { ["client"] = "林小满" }));
        var before = (await Clinic.ReadAsync(db => db.Instances().SingleAsync())).State;

        await Clinic.RestartAsync();

        await using var unit = new Unit(Clinic);
        var instance = await unit.Get<IInstanceStore>().FindAsync(root, CancellationToken.None);
        instance.ShouldNotBeNull().Write().ShouldBe(before);
        instance.Bookmarks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_wake_the_same_wait_at_once_one_must_look_again_and_finds_it_gone()
    {
        await RunAsync(new Start(root, Clinic.Clock.Now, "two-waits"));
        await using var first = await UnitAsync(Arrived(1));
        await using var second = await UnitAsync(Arrived(1));

        (await first.CommitAsync()).ShouldBeTrue();
        (await second.CommitAsync()).ShouldBeFalse();

        second.Get<IUnitOfWork>().Reset();
        (
            await second.Get<WorkflowEngine>().ExecuteAsync(Arrived(1), second.Get<IInstanceStore>(), CancellationToken.None)
        ).Outcome.ShouldBe(StepOutcome.NotFound);
    }

    [Fact]
    public async Task Within_a_unit_of_work_what_was_staged_is_what_is_found()
    {
        await using var unit = await UnitAsync(new Start(root, Clinic.Clock.Now, "with-child"));
        var store = unit.Get<IInstanceStore>();
        var child = (await store.LiveChildrenOfAsync(root, CancellationToken.None)).Single();

        (await store.FindAsync(child, CancellationToken.None)).ShouldNotBeNull().Definition.DefinitionId.ShouldBe("two-waits");

        await unit.Get<WorkflowEngine>().ExecuteAsync(new Cancel(child, Clinic.Clock.Now, "test"), store, CancellationToken.None);
        (await store.LiveChildrenOfAsync(root, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Children_belong_to_the_journey_and_are_live_until_they_end()
    {
        await RunAsync(new Start(root, Clinic.Clock.Now, "with-child"));
        var child = await Clinic.ReadAsync(db => db.Instances().SingleAsync(row => row.ParentId == root.Value));
        child.JourneyId.ShouldBe(new JourneyId(root.Value));
        (await LiveChildrenAsync()).ShouldBe([new InstanceId(child.Id)]);

        await RunAsync(new Cancel(new InstanceId(child.Id), Clinic.Clock.Now, "test"));

        (await LiveChildrenAsync()).ShouldBeEmpty();
        (await Clinic.ReadAsync(db => db.Bookmarks().CountAsync())).ShouldBe(0);
    }

    private Resume Arrived(int bookmark) => new(root, Clinic.Clock.Now, new BookmarkId(bookmark), new EventReceived("arrived", null));

    private async Task<IReadOnlyList<InstanceId>> LiveChildrenAsync()
    {
        await using var unit = new Unit(Clinic);
        return await unit.Get<IInstanceStore>().LiveChildrenOfAsync(root, CancellationToken.None);
    }

    private async Task RunAsync(EngineCommand command)
    {
        await using var unit = await UnitAsync(command);
        (await unit.CommitAsync()).ShouldBeTrue();
    }

    private async Task<Unit> UnitAsync(EngineCommand command)
    {
        var unit = new Unit(Clinic);
        await unit.Db.Journeys().SingleAsync();
        (await unit.Get<WorkflowEngine>().ExecuteAsync(command, unit.Get<IInstanceStore>(), CancellationToken.None)).Outcome.ShouldBe(
            StepOutcome.Applied
        );
        return unit;
    }

    private DefinitionVersion Published(string id, JsonObject root) =>
        new()
        {
            DefinitionId = id,
            Version = 1,
            Name = id,
            IsPublished = true,
            PublishedAt = Clinic.Clock.Now,
            Json = new JsonObject
            {
                ["id"] = $"{id}-1",
                ["definitionId"] = id,
                ["name"] = id,
                ["version"] = 1,
                ["isPublished"] = true,
                ["root"] = root,
            }.ToJsonString(),
        };

    private static JsonObject Sequence(params JsonNode[] activities) =>
        new()
        {
            ["id"] = "all",
            ["type"] = "Elsa.Sequence",
            ["activities"] = new JsonArray(activities),
        };

    private static JsonObject Event(string name) =>
        new()
        {
            ["id"] = name,
            ["type"] = "Elsa.Event",
            ["eventName"] = Literal(name),
        };

    private static JsonObject Delay(string time) =>
        new()
        {
            ["id"] = "delay",
            ["type"] = "Elsa.Delay",
            ["timeSpan"] = Literal(time),
        };

    private static JsonObject Literal(JsonNode value) =>
        new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
