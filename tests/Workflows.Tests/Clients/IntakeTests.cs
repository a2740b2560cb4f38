using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Clients;

/// <summary>The questionnaire of a first and of a second visit, on the shipped procedure and form (P1.3, F2).</summary>
public sealed class IntakeTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private const string Ciq = "CaseFlow.Intake";

    private static readonly object FirstTime = new
    {
        allergies = new[] { "青霉素类", "other" },
        otherAllergy = "海鲜",
        illnesses = new[] { "coagulation" },
        surgery = "2019 双眼皮\n无",
        medication = new[] { "isotretinoin", "anticoagulant" },
        medicationDetails = "华法林 3mg",
        pregnantOrNursing = "nursing",
        keloid = "yes",
    };

    private static readonly object NothingKnown = new
    {
        allergies = new[] { "none" },
        medication = new[] { "none" },
        pregnantOrNursing = "no",
        keloid = "no",
    };

    [Fact]
    public async Task R_SAFE_1_what_todays_programs_answer_becomes_facts_one_by_one()
    {
        var client = await clinic.RegisterAsync();
        await AnswerAsync(await ComeInAsync(client.Id), FirstTime);

        (await FactsAsync(client.Id))
            .Select(fact => (fact.Kind, fact.Text, fact.State, fact.Note))
            .ShouldBe([
                ("allergy", "青霉素类", "active", null),
                ("allergy", "海鲜", "active", null),
                ("illness", "coagulation", "active", null),
                ("medicine", "isotretinoin", "active", "华法林 3mg"),
                ("medicine", "anticoagulant", "active", "华法林 3mg"),
                ("pregnancy", "nursing", "active", null),
                ("keloid", "keloid", "active", null),
                ("operation", "2019 双眼皮", "active", null),
            ]);
        (await DetailAsync(client.Id)).Allergies.ShouldBe(["青霉素类", "海鲜"]);
    }

    [Fact]
    public async Task R_SAFE_1_a_second_visit_that_says_none_is_sent_back_and_wipes_nothing()
    {
        var client = await clinic.RegisterAsync();
        await AnswerAsync(await ComeInAsync(client.Id), FirstTime);
        var second = await ComeInAsync(client.Id);

        var refused = await CompleteAsync(second, NothingKnown);

        refused.IsSuccess.ShouldBeFalse();
        refused.Refusal!.Fields.ShouldHaveSingleItem().Code.ShouldBe("facts.none-beside-known");
        (await DetailAsync(client.Id)).Allergies.ShouldBe(["青霉素类", "海鲜"]);
        (await OpenAsync(second)).Status.ShouldBe("open");
    }

    [Fact]
    public async Task R_SAFE_2_a_second_visit_begins_with_what_is_known_and_asks_for_what_changed_only()
    {
        var client = await clinic.RegisterAsync();
        await AnswerAsync(await ComeInAsync(client.Id), FirstTime);
        var second = await ComeInAsync(client.Id);
        var form = await OpenAsync(second);
        var rows = form.Values.GetProperty("facts").EnumerateArray().ToList();
        rows.Count.ShouldBe(8);
        foreach (var known in new[] { "allergies", "illnesses", "medication", "keloid", "pregnantOrNursing", "surgery" })
            form.Hidden.ShouldContain(known, "what is known is confirmed, not asked anew");
        form.Required.ShouldContain("facts[0].state");

        var passedOver = rows.Skip(1).Select(row => Answer(row, "still")).ToList();
        (await CompleteAsync(second, new { facts = passedOver })).ShouldBeInvalid("facts", "facts.not-confirmed");
        object[] told =
        [
            .. rows.Select(row => Answer(row, StateOf(row.GetProperty("text").GetString()!))),
            new { kind = "implant", text = "玻尿酸 鼻部" },
        ];
        (await CompleteAsync(second, new { facts = told })).ShouldSucceed();

        (await FactsAsync(client.Id))
            .Select(fact => $"{fact.Text} {fact.State}")
            .ShouldBe(
                [
                    "青霉素类 active",
                    "海鲜 unconfirmed",
                    "coagulation active",
                    "anticoagulant active",
                    "nursing active",
                    "keloid active",
                    "玻尿酸 鼻部 active",
                    "2019 双眼皮 active",
                    "isotretinoin ended",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task R_SAFE_2_who_has_no_known_facts_is_asked_as_on_the_first_visit()
    {
        var client = await clinic.RegisterAsync();
        await AnswerAsync(await ComeInAsync(client.Id), NothingKnown);

        var second = await OpenAsync(await ComeInAsync(client.Id));

        second.Hidden.ShouldContain("facts");
        second.Required.ShouldContain("allergies");
        second.Required.ShouldContain("medication");
    }

    [Fact]
    public async Task R_SAFE_2_pregnancy_is_asked_of_women_from_12_to_55()
    {
        var young = await BornAsync("female", 2015);
        var grown = await BornAsync("female", 1996);
        var old = await BornAsync("female", 1940);
        var man = await BornAsync("male", 1996);

        (young, grown, old, man).ShouldBe((false, true, false, false));
    }

    private async Task<bool> BornAsync(string gender, int year)
    {
        var client = await clinic.RegisterAsync();
        (
            await clinic
                .As(Roles.FrontDesk)
                .SendAsync(
                    new UpdateClient.Command(client.Id, Gender: gender, Birthday: new DateOnly(year, 1, 1), IdentityCheck: "document")
                )
        ).ShouldSucceed();
        return (await OpenAsync(await ComeInAsync(client.Id))).Required.Contains("pregnantOrNursing");
    }

    private static string StateOf(string fact) =>
        fact switch
        {
            "isotretinoin" => "ended",
            "海鲜" => "unsure",
            _ => "still",
        };

    private static Dictionary<string, object?> Answer(JsonElement row, string state) =>
        new()
        {
            ["fact"] = row.GetProperty("fact").GetString(),
            ["kind"] = row.GetProperty("kind").GetString(),
            ["text"] = row.GetProperty("text").GetString(),
            ["state"] = state,
            ["endedOn"] = state == "ended" ? "2026-01-31" : null,
        };

    /// <returns>The task of the questionnaire.</returns>
    private async Task<TaskId> ComeInAsync(ClientId client)
    {
        var journey = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", client))).ShouldSucceed();
        var robot = new Robot(clinic);
        var open = journey.OpenTasks.Single();
        while (open.ActivityType != Ciq)
        {
            await robot.CompleteAsync(open);
            open = (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(journey.Id))).ShouldSucceed().OpenTasks[0];
        }

        return open.Id;
    }

    private async Task AnswerAsync(TaskId task, object values) => (await CompleteAsync(task, values)).ShouldSucceed();

    private Task<Result<CompleteTask.Response>> CompleteAsync(TaskId task, object values) =>
        clinic.As(Roles.Assistant).CompleteAsync(task, "Filled", values);

    private async Task<GetTask.Response> OpenAsync(TaskId task) =>
        (await clinic.As(Roles.Assistant).SendAsync(new GetTask.Query(task))).ShouldSucceed();

    private async Task<IReadOnlyList<FactView>> FactsAsync(ClientId client) =>
        (await clinic.As(Roles.Nurse).SendAsync(new ListFacts.Query(client))).ShouldSucceed().Facts;

    private async Task<ClientDetail> DetailAsync(ClientId client) =>
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(client))).ShouldSucceed();
}
