using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class PublicationTests(SmallClinic clinic) : PublicationContract(clinic), IClassFixture<SmallClinic>;

public sealed class PostgresPublicationTests(PostgresSmallClinic clinic) : PublicationContract(clinic), IClassFixture<PostgresSmallClinic>;

/// <summary>Publishing is a decision of two people.</summary>
public abstract class PublicationContract(SmallClinic clinic)
{
    private const string Asker = "process-manager01";

    private const string Second = "process-manager02";

    private static JsonObject Simple(string id, string task) => Draw.Definition(id, [Draw.Task(task, Roles.Nurse)], [], "outcome");

    private Task<Result<PublicationView>> AskAsync(string id, string comment = "更清楚", DateTimeOffset? from = null, string who = Asker) =>
        clinic.As(who).SendAsync(new RequestPublication.Command(id, comment, From: from));

    private Task<Result<PublicationView>> ApproveAsync(PublicationView request, string who = Second) =>
        clinic.As(who).SendAsync(new ApprovePublication.Command(request.Id));

    private Task<Result<JourneyDetail>> TryStartAsync(string id) => clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command(id));

    private async Task<PublicationView> AskForAsync(string id, DateTimeOffset? from = null)
    {
        (await clinic.SaveAsync(Simple(id, "one"))).ShouldSucceed();
        return (await AskAsync(id, from: from)).ShouldSucceed();
    }

    private async Task<string[]> StoryOfAsync(string id) =>
        [
            .. (await clinic.As(Asker).SendAsync(new GetDefinition.Query(id)))
                .ShouldSucceed()
                .Changes.Select(change => $"{change.Version} {change.Kind} {change.By} {change.Comment}".TrimEnd()),
        ];

    /// <summary>The worker's round.</summary>
    private async Task<IReadOnlyList<PublicationState?>> StartDueAsync()
    {
        List<PublicationState?> states = [];
        foreach (var due in (await clinic.AsSystem.SendAsync(new ListDuePublications.Query())).ShouldSucceed().Items)
            states.Add((await clinic.AsSystem.SendAsync(new StartPublication.Command(due))).ShouldSucceed().State);
        return states;
    }

    [Fact]
    public async Task A_second_person_approves_and_the_history_says_who_asked_why_and_who_agreed()
    {
        var request = await AskForAsync("asked");
        (request.State, request.IsOwn).ShouldBe(("waiting", true));
        (await TryStartAsync("asked")).ShouldBeInvalid("definitionId", "definition.not-published");

        var done = (await ApproveAsync(request)).ShouldSucceed();

        (done.State, done.DecidedBy, done.IsOwn).ShouldBe(("published", Second, false));
        (await TryStartAsync("asked")).ShouldSucceed();
        (await StoryOfAsync("asked")).ShouldBe([
            $"1 Drafted {Asker}",
            $"1 Requested {Asker} 更清楚",
            $"1 Approved {Second}",
            $"1 Published {Second} 更清楚",
        ]);
        (await clinic.As(Asker).SendAsync(new GetProcedure.Query("asked"))).ShouldSucceed().Versions.Single().PublishedBy.ShouldBe(Asker);
    }

    [Fact]
    public async Task Nobody_approves_or_rejects_what_they_asked_for_themselves()
    {
        var request = await AskForAsync("own");

        (await ApproveAsync(request, Asker)).ShouldBeRefused("publication.own");
        (await clinic.As(Asker).SendAsync(new RejectPublication.Command(request.Id, "不"))).ShouldBeRefused("publication.own");
        (await ApproveAsync(request, Roles.Manager)).ShouldBeRefused("definition.may-not-publish");
        (await AskAsync("own", who: Roles.Manager)).ShouldBeRefused("definition.may-not-publish");
    }

    [Fact]
    public async Task A_rejection_has_a_reason_and_what_was_rejected_can_be_asked_for_again()
    {
        var request = await AskForAsync("rejected");

        (await clinic.As(Second).SendAsync(new RejectPublication.Command(request.Id, ""))).ShouldBeInvalid("reason", "field.required");
        (await clinic.As(Second).SendAsync(new RejectPublication.Command(request.Id, "缺少回访")))
            .ShouldSucceed()
            .State.ShouldBe("rejected");

        (await ApproveAsync(request)).ShouldBeRefused("publication.not-waiting").Arguments.ShouldBe([Second]);
        (await StoryOfAsync("rejected"))[^1].ShouldBe($"1 Rejected {Second} 缺少回访");
        (await ApproveAsync((await AskAsync("rejected")).ShouldSucceed())).ShouldSucceed().State.ShouldBe("published");
    }

    [Fact]
    public async Task Approved_is_exactly_what_was_asked_for()
    {
        var request = await AskForAsync("edited");
        (await clinic.SaveAsync(Simple("edited", "two"))).ShouldSucceed();

        (await ApproveAsync(request)).ShouldBeRefused("publication.edited-since");
        (await TryStartAsync("edited")).IsSuccess.ShouldBeFalse();

        (await clinic.SaveAsync(Simple("edited", "one"))).ShouldSucceed();
        (await ApproveAsync(request)).ShouldSucceed().State.ShouldBe("published");
    }

    [Fact]
    public async Task Asking_again_in_the_same_words_changes_nothing_in_other_words_it_replaces_and_another_waits_their_turn()
    {
        var request = await AskForAsync("again");

        (await AskAsync("again")).ShouldSucceed().Id.ShouldBe(request.Id);
        (await AskAsync("again", who: Second)).ShouldBeRefused("publication.already-asked").Arguments.ShouldBe([Asker]);
        var better = (await AskAsync("again", "更清楚，第二稿")).ShouldSucceed();
        better.Id.ShouldNotBe(request.Id);
        (await ApproveAsync(request)).ShouldBeRefused("publication.not-waiting");

        (await clinic.SaveAsync(Simple("again", "three"))).ShouldSucceed();
        (await AskAsync("again", who: Second)).ShouldSucceed().IsOwn.ShouldBeTrue();
        (await ApproveAsync(better, Roles.Admin)).ShouldBeRefused("publication.not-waiting");
    }

    [Fact]
    public async Task What_waits_is_withdrawn_by_who_asked_and_what_is_planned_by_anybody_who_may_publish()
    {
        var waiting = await AskForAsync("withdrawn");
        (await clinic.As(Second).SendAsync(new WithdrawPublication.Command(waiting.Id))).ShouldBeRefused("publication.not-own");
        (await clinic.As(Asker).SendAsync(new WithdrawPublication.Command(waiting.Id))).ShouldSucceed().State.ShouldBe("withdrawn");

        var planned = (await AskAsync("withdrawn", from: clinic.Clock.Now.AddDays(1))).ShouldSucceed();
        (await ApproveAsync(planned)).ShouldSucceed().State.ShouldBe("scheduled");
        (await clinic.As(Second).SendAsync(new WithdrawPublication.Command(planned.Id))).ShouldSucceed();
        clinic.Clock.AdvanceTo(clinic.Clock.Now.AddDays(2));

        (await StartDueAsync()).ShouldBeEmpty();
        (await TryStartAsync("withdrawn")).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task A_planned_publication_takes_effect_at_its_time_and_not_before()
    {
        var from = clinic.Clock.Now.AddHours(8);
        (await ApproveAsync(await AskForAsync("planned", from))).ShouldSucceed();

        (await StartDueAsync()).ShouldBeEmpty();
        (await clinic.AsSystem.SendAsync(new ListDuePublications.Query())).ShouldSucceed().Next.ShouldBe(from);
        clinic.Clock.AdvanceTo(from);
        (await StartDueAsync()).ShouldBe([PublicationState.Published]);

        (await TryStartAsync("planned")).ShouldSucceed();
        (await StoryOfAsync("planned")).ShouldBe([
            $"1 Drafted {Asker}",
            $"1 Requested {Asker} 更清楚",
            $"1 Approved {Second}",
            $"1 Scheduled {Second} 更清楚",
            "1 Published test 更清楚",
        ]);
    }

    [Fact]
    public async Task What_was_changed_until_its_time_came_is_not_published_and_it_says_so()
    {
        (await ApproveAsync(await AskForAsync("late", clinic.Clock.Now.AddHours(1)))).ShouldSucceed();
        (await clinic.SaveAsync(Simple("late", "two"))).ShouldSucceed();
        clinic.Clock.AdvanceTo(clinic.Clock.Now.AddHours(2));

        (await StartDueAsync()).ShouldBe([PublicationState.Failed]);
        (await StartDueAsync()).ShouldBeEmpty();

        (await TryStartAsync("late")).IsSuccess.ShouldBeFalse();
        (await StoryOfAsync("late"))[^1].ShouldBe("1 NotPublished test publication.edited-since");
    }

    [Fact]
    public async Task Without_a_comment_too_far_ahead_or_with_errors_nothing_is_asked_for()
    {
        (
            await clinic.SaveAsync(
                Draw.Definition(
                    "broken",
                    [
                        Draw.Activity(
                            "ask",
                            "CaseFlow.StaffTask",
                            ("form", Draw.Literal("no-such-form")),
                            ("role", Draw.Literal(Roles.Nurse))
                        ),
                    ],
                    []
                )
            )
        ).ShouldSucceed();

        (await AskAsync("broken")).ShouldBeInvalid("ask", "check.unknown-form");
        (await AskAsync("broken", "")).ShouldBeInvalid("comment", "field.required");
        (await AskAsync("broken", from: clinic.Clock.Now.AddYears(2))).ShouldBeInvalid("from", "publication.too-late");
        (await AskAsync("nowhere")).ShouldBeRefused("definition.not-found");
    }

    [Fact]
    public async Task Of_several_who_approve_at_once_one_does()
    {
        var request = await AskForAsync("crowded");
        foreach (var name in new[] { "pm-a", "pm-b", "pm-c" })
            await clinic.HireAsync($"{name}-{clinic.DatabaseName ?? "file"}", null, Roles.ProcessManager);

        var answers = await Task.WhenAll(
            new[] { "pm-a", "pm-b", "pm-c", Second }.Select(name =>
                Task.Run(() => ApproveAsync(request, name == Second ? name : $"{name}-{clinic.DatabaseName ?? "file"}"))
            )
        );

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Refusal!.Code == "publication.not-waiting");
        (await StoryOfAsync("crowded")).Count(line => line.Contains("Published")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_hosts_that_see_a_due_publication_at_once_publish_it_once()
    {
        var request = (await ApproveAsync(await AskForAsync("shared", clinic.Clock.Now.AddMinutes(1)))).ShouldSucceed();
        clinic.Clock.AdvanceTo(clinic.Clock.Now.AddMinutes(2));
        await using var other = clinic.OpenHost();

        var states = await Task.WhenAll(
            Task.Run(() => clinic.AsSystem.SendAsync(new StartPublication.Command(request.Id))),
            Task.Run(() => StartOnAsync(other, request.Id))
        );

        states.Select(answer => answer.ShouldSucceed().State).ShouldBe([PublicationState.Published, null], ignoreOrder: true);
        (await StoryOfAsync("shared")).Count(line => line.Contains("Published")).ShouldBe(1);
    }

    private static async Task<Result<StartPublication.Response>> StartOnAsync(ServiceProvider host, Guid request)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("other");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartPublication.Command(request));
    }
}
