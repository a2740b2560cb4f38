using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys.Triggers;

/// <summary>
/// D13: whatever starts an instance asks its definition's activation strategy, and two at the same time cannot both have the place.
/// </summary>
public sealed class ActivationTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private static JsonObject Under(string strategy, string id) =>
        Draw.Definition(id, [Draw.Task("work", Roles.Nurse)], [], "outcome").Option("activationStrategyType", strategy);

    private Task<Result<JourneyDetail>> StartAsync(string definition, string? correlation = null) =>
        clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command(definition, CorrelationId: correlation));

    [Theory]
    [InlineData("Singleton")]
    [InlineData("Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core")]
    public async Task D13_of_many_starts_at_once_one_instance_of_a_singleton_runs(string strategy)
    {
        await clinic.PublishAsync(Under(strategy, "alone"));

        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StartAsync("alone"))));

        starts.Count(start => start.IsSuccess).ShouldBe(1);
        starts
            .Where(start => !start.IsSuccess)
            .ShouldAllBe(start => start.Refusal!.Code == "journey.not-activated" || start.Refusal.Code == "busy");
        var first = (await clinic.JourneysOfAsync("alone")).Single();
        (await StartAsync("alone")).ShouldBeRefused("journey.not-activated");

        await clinic.CompleteAsync(first.Id, "work");
        (await StartAsync("alone")).ShouldSucceed();
    }

    [Fact]
    public async Task D13_a_correlated_singleton_is_one_for_each_correlation_id()
    {
        await clinic.PublishAsync(Under("CorrelatedSingleton", "per-room"));

        (await StartAsync("per-room", "room-1")).ShouldSucceed();
        (await StartAsync("per-room", "room-2")).ShouldSucceed();
        (await StartAsync("per-room", "room-1")).ShouldBeRefused("journey.not-activated");

        // Without a correlation id there is nothing to tell instances apart by (Elsa: then it is a singleton).
        (await StartAsync("per-room")).ShouldSucceed();
        (await StartAsync("per-room")).ShouldSucceed();
    }

    [Fact]
    public async Task D13_correlation_looks_at_the_instances_of_all_definitions()
    {
        await clinic.PublishAsync(Under("Correlation", "exclusive"));
        await clinic.PublishAsync(Under("AllowAlways", "anything"));

        var other = (await StartAsync("anything", "device-7")).ShouldSucceed();
        (await StartAsync("exclusive", "device-7")).ShouldBeRefused("journey.not-activated");
        (await StartAsync("exclusive", "device-8")).ShouldSucceed();
        (await StartAsync("anything", "device-8")).ShouldSucceed();
        (await StartAsync("exclusive", other.Id.ToString())).ShouldSucceed();

        await clinic.CompleteAsync(other.Id, "work");
        (await StartAsync("exclusive", "device-7")).ShouldSucceed();
    }

    [Fact]
    public async Task D13_a_journey_on_a_version_without_the_strategy_counts_too()
    {
        await clinic.PublishAsync(Under("AllowAlways", "changing"));
        (await StartAsync("changing")).ShouldSucceed();
        await clinic.PublishAsync(Under("Singleton", "changing"));

        (await StartAsync("changing")).ShouldBeRefused("journey.not-activated");
    }

    [Fact]
    public async Task D13_an_event_a_clock_and_a_parent_ask_it_too()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                    "ringing",
                    [
                        Draw.Activity("bell", "Elsa.Event", ("eventName", Draw.Literal("Bell"))).Starts(),
                        Draw.Task("answer", Roles.FrontDesk),
                    ],
                    ["bell answer"],
                    "outcome"
                )
                .Option("activationStrategyType", "Singleton")
        );
        await clinic.PublishAsync(
            Draw.Definition(
                    "hourly",
                    [Draw.Activity("tick", "Elsa.Timer", ("interval", Draw.Literal("01:00:00"))).Starts(), Draw.Task("look", Roles.Nurse)],
                    ["tick look"],
                    "outcome"
                )
                .Option("activationStrategyType", "Singleton")
        );
        await clinic.PublishAsync(Under("Singleton", "only-child"));
        await clinic.PublishAsync(
            Draw.Definition(
                "mother",
                [
                    Draw.Activity(
                        "bear",
                        "Elsa.DispatchWorkflow",
                        ("workflowDefinitionId", Draw.Literal("only-child")),
                        ("waitForCompletion", Draw.Literal("true"))
                    ),
                ],
                []
            )
        );

        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("Bell"))).ShouldSucceed().Started.ShouldBe(1);
        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("Bell"))).ShouldSucceed().Started.ShouldBe(0);

        await clinic.PassAsync(TimeSpan.FromHours(5));
        (await clinic.JourneysOfAsync("hourly")).Count.ShouldBe(1);

        (await StartAsync("mother")).ShouldSucceed().Incidents.ShouldBeEmpty();
        (await StartAsync("mother")).ShouldSucceed().Incidents.Single().Code.ShouldBe("child.not-activated");
    }

    [Fact]
    public async Task A_branch_does_not_stand_in_anothers_way()
    {
        await clinic.PublishAsync(Under("Singleton", "alone"));
        var elsewhere = await clinic.OpenBranchAsync("浦东门诊");
        await clinic.HireAsync("pudong-desk", elsewhere.Id, Roles.FrontDesk);

        (await StartAsync("alone")).ShouldSucceed();
        (await clinic.As("pudong-desk").SendAsync(new StartJourney.Command("alone"))).ShouldSucceed();
    }

    [Fact]
    public async Task A_strategy_that_nobody_knows_is_refused() =>
        (await clinic.SaveAsync(Under("OnSundays", "odd")))
            .ShouldBeInvalid("definition", "definition.invalid")
            .Arguments[1]
            .ShouldBe("There is no activation strategy \"OnSundays\".");
}
