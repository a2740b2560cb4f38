using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Signing;

namespace CaseFlow.Workflows.Tests.Tasks;

/// <summary>R-SET-8: what a client signs is a text of the clinic, of the version that was in force.</summary>
public sealed class SignedTextTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_SET_8_the_consent_form_shows_the_text_in_force_and_what_was_signed_is_readable_for_ever()
    {
        var (journey, task) = await AtSignatureAsync();
        var shipped = (await ShownAsync(task)).ShouldHaveSingleItem();
        shipped.Number.ShouldBe(1);
        shipped.Chinese.ShouldContain("林小满");
        shipped.Chinese.ShouldNotContain("{{");

        await WriteAsync(shipped.Key, 1, "第二版：{{client}}");
        (await ShownAsync(task)).ShouldHaveSingleItem().Number.ShouldBe(1, "a second person has not looked at it");
        (await ApproveAsync(shipped.Key, 2, Roles.Manager)).ShouldBeRefused("text.second-person");
        (await ApproveAsync(shipped.Key, 2, Roles.MedicalDirector)).ShouldSucceed();
        (await ShownAsync(task)).ShouldHaveSingleItem().Chinese.ShouldBe("第二版：林小满");

        (await SignAsync(task, [shipped.Mark])).ShouldBeInvalid("texts", "text.shown-replaced");
        (await SignAsync(task, [$"{shipped.Key}@9"])).ShouldBeInvalid("texts", "field.unknown-option");
        (await SignAsync(task, [$"{shipped.Key}@2"])).ShouldSucceed();

        await WriteAsync(shipped.Key, 2, "第三版：{{client}}");
        (await ApproveAsync(shipped.Key, 3, Roles.MedicalDirector)).ShouldSucceed();
        (await ShownAsync(task)).ShouldHaveSingleItem().Chinese.ShouldBe("第二版：林小满");
        ConsentOf(await ReadAsync(journey)).ShouldBe($"{shipped.Key}@2");
    }

    [Fact]
    public async Task R_SET_8_who_signs_over_rest_without_naming_the_text_has_signed_what_is_in_force()
    {
        var (journey, task) = await AtSignatureAsync();
        var shown = (await ShownAsync(task)).ShouldHaveSingleItem();

        (await SignAsync(task, null)).ShouldSucceed();

        ConsentOf(await ReadAsync(journey)).ShouldBe(shown.Mark);
    }

    private async Task<(JourneyId Journey, TaskId Task)> AtSignatureAsync()
    {
        var (journey, robot) = ((await clinic.StartVisitAsync()).Id, new Robot(clinic));
        while (true)
        {
            var open = (await ReadAsync(journey)).OpenTasks;
            foreach (var task in open)
                if ((await clinic.As(task.Role).SendAsync(new GetTask.Query(task.Id))).ShouldSucceed().ActivityId == "consent")
                    return (journey, task.Id);
            await robot.CompleteAsync(open[0]);
        }
    }

    private async Task<JourneyDetail> ReadAsync(JourneyId journey) =>
        (await clinic.As(Roles.Doctor).SendAsync(new GetJourney.Query(journey))).ShouldSucceed();

    private static string ConsentOf(JourneyDetail journey) =>
        JsonSerializer.SerializeToElement(journey.Variables).GetProperty("consent").GetProperty("textVersion").GetString()!;

    private async Task<IReadOnlyList<GetTaskTexts.Item>> ShownAsync(TaskId task) =>
        (await clinic.As(Roles.Consultant).SendAsync(new GetTaskTexts.Query(task))).ShouldSucceed();

    private Task<Result<CompleteTask.Response>> SignAsync(TaskId task, string[]? texts) =>
        clinic.As(Roles.Consultant).CompleteAsync(task, "Signed", texts is null ? null : new { texts });

    private async Task WriteAsync(string key, int after, string chinese) =>
        (
            await clinic
                .As(Roles.Manager)
                .SendAsync(new WriteText.Command(TextKind.Consent, key, after, "同意书", null, chinese, "{{client}}"))
        ).ShouldSucceed();

    private Task<Result<TextView>> ApproveAsync(string key, int number, string role) =>
        clinic.As(role).SendAsync(new ApproveText.Command(TextKind.Consent, key, number));
}
