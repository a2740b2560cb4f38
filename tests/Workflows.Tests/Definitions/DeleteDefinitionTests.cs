using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class DeleteDefinitionTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private Task<VersionCount> CountAsync(string id) =>
        clinic.ReadAsync(async db => new VersionCount(
            await db.Definitions().CountAsync(row => row.DefinitionId == id),
            await db.Journeys().CountAsync(row => row.DefinitionId == id)
        ));

    private sealed record VersionCount(int Versions, int Journeys);

    /// <summary>All that a command does but its commit, which comes when the test says so.</summary>
    private static async Task<AsyncServiceScope> BeginAsync<TResponse>(Staff person, IRequest<Result<TResponse>> command)
    {
        var scope = person.Enter();
        var handler = scope.ServiceProvider.GetRequiredService(
            typeof(IRequestHandler<,>).MakeGenericType(command.GetType(), typeof(Result<TResponse>))
        );
        var handling = (Task<Result<TResponse>>)handler.GetType().GetMethod("Handle")!.Invoke(handler, [command, CancellationToken.None])!;
        (await handling).ShouldSucceed();
        return scope;
    }

    private static async Task<bool> CommitAsync(AsyncServiceScope begun)
    {
        await using var scope = begun;
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_procedure_whose_first_journey_starts_while_it_is_deleted_stays()
    {
        await clinic.PublishAsync(Draw.Definition("fresh", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        var deletion = await BeginAsync(clinic.As(Roles.ProcessManager), new DeleteDefinitions.Command(["fresh"]));

        await clinic.StartAsync("fresh");

        (await CommitAsync(deletion)).ShouldBeFalse();
        (await clinic.As(Roles.ProcessManager).SendAsync(new DeleteDefinitions.Command(["fresh"]))).ShouldBeInvalid(
            "root",
            "definition.has-journeys"
        );
        (await CountAsync("fresh")).ShouldBe(new VersionCount(1, 1));
    }

    [Fact]
    public async Task A_first_journey_that_starts_while_its_procedure_is_deleted_does_not_start()
    {
        await clinic.PublishAsync(Draw.Definition("gone", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        var start = await BeginAsync(clinic.As(Roles.FrontDesk), new StartJourney.Command("gone"));

        (await clinic.As(Roles.ProcessManager).SendAsync(new DeleteDefinitions.Command(["gone"]))).ShouldSucceed();

        (await CommitAsync(start)).ShouldBeFalse();
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("gone"))).ShouldBeInvalid(
            "definitionId",
            "definition.not-published"
        );
        (await CountAsync("gone")).ShouldBe(new VersionCount(0, 0));
    }

    [Fact]
    public async Task The_second_journey_writes_nothing_into_the_log_and_no_list_shows_the_first()
    {
        var head = await clinic.PublishAsync(Draw.Definition("twice", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        foreach (var _ in Enumerable.Range(0, 3))
            await clinic.StartAsync("twice");

        (
            await clinic.ReadAsync(db =>
                db.DefinitionChanges()
                    .CountAsync(change => change.DefinitionId == head.DefinitionId && change.Kind == DefinitionChangeKind.FirstStarted)
            )
        ).ShouldBe(1);
        (await clinic.As(Roles.ProcessManager).SendAsync(new CaseFlow.Workflows.Definitions.GetProcedure.Query("twice")))
            .ShouldSucceed()
            .Changes.ShouldNotContain(change => change.Kind == DefinitionChangeKind.FirstStarted);
    }

    [Fact]
    public async Task What_only_an_old_version_uses_stays_as_long_as_journeys_are_under_way_on_that()
    {
        await clinic.PublishAsync(Draw.Definition("later-child", [Draw.Task("inner", Roles.Nurse)], [], "outcome"));
        await clinic.PublishAsync(
            Draw.Definition(
                "parent",
                [
                    Draw.Task("first", Roles.Nurse),
                    Draw.Activity(
                        "run",
                        "Elsa.ExecuteWorkflow",
                        ("workflowDefinitionId", Draw.Literal("later-child")),
                        ("waitForCompletion", Draw.Literal("true"))
                    ),
                ],
                ["first run"],
                "outcome"
            )
        );
        await clinic.StartAsync("parent");
        await clinic.PublishAsync(Draw.Definition("parent", [Draw.Task("first", Roles.Nurse)], [], "outcome"));

        (await clinic.As(Roles.ProcessManager).SendAsync(new DeleteDefinitions.Command(["later-child"]))).ShouldBeInvalid(
            "root",
            "definition.has-consumers"
        );
        (await CountAsync("later-child")).Versions.ShouldBe(1);
    }
}
