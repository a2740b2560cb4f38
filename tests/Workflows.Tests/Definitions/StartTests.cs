using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class StartTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task R_SET_7_a_published_procedure_is_started_by_the_roles_that_it_names_and_by_nobody_else()
    {
        await PublishAsync("errand");
        (await ChangeAsync("errand", [Roles.Nurse, Roles.Doctor])).ShouldSucceed();
        (await StartsOfAsync(Roles.Nurse)).ShouldNotContain("errand", "a draft changes nothing yet");
        (await clinic.PublishAsync("errand")).ShouldSucceed();

        (await StartsOfAsync(Roles.Nurse)).ShouldContain("errand");
        (await StartsOfAsync(Roles.FrontDesk)).ShouldNotContain("errand");
        (await StartAsync(Roles.Nurse, "errand")).ShouldSucceed().OpenTasks.Single().Title.ShouldBe("go");
        (await StartAsync(Roles.FrontDesk, "errand")).ShouldBeRefused("journey.may-not-start");
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetStart.Query("errand"))).ShouldBeRefused("journey.may-not-start");
    }

    [Fact]
    public async Task R_SET_7_a_procedure_that_names_no_role_is_started_by_nobody_by_hand()
    {
        await PublishAsync("part");
        (await ChangeAsync("part", [])).ShouldSucceed();
        (await clinic.PublishAsync("part")).ShouldSucceed();

        foreach (var role in new[] { Roles.FrontDesk, Roles.Admin })
        {
            (await StartsOfAsync(role)).ShouldNotContain("part");
            (await StartAsync(role, "part")).ShouldBeRefused("journey.may-not-start");
        }
    }

    [Fact]
    public async Task R_SET_7_somebody_who_has_the_role_in_another_branch_only_does_not_start_it_here()
    {
        await PublishAsync("local");
        (await ChangeAsync("local", [Roles.Nurse])).ShouldSucceed();
        (await clinic.PublishAsync("local")).ShouldSucceed();
        var west = await clinic.OpenBranchAsync("西院");
        await clinic.HireAsync("west-nurse", west.Id, Roles.Nurse);

        (await clinic.As("west-nurse").SendAsync(new StartJourney.Command("local", null, clinic.Branch.Id))).ShouldBeRefused(
            "journey.may-not-start"
        );
        (await clinic.As("west-nurse").SendAsync(new StartJourney.Command("local"))).ShouldSucceed().BranchId.ShouldBe(west.Id);
    }

    [Fact]
    public async Task Only_inputs_that_a_procedure_opens_to_people_are_taken_and_only_what_fits_them()
    {
        await PublishAsync("asked", ("note", "String"), ("times", "Int32"), ("paid", "Boolean"), ("order", "Object"));
        (await ChangeAsync("asked", [Roles.FrontDesk], ["note", "times"])).ShouldSucceed();
        (await clinic.PublishAsync("asked")).ShouldSucceed();

        var form = (await clinic.As(Roles.FrontDesk).SendAsync(new GetStart.Query("asked"))).ShouldSucceed().Form;
        form.Fields.Select(field => $"{field.Key} {field.Type}").ShouldBe(["note text", "times integer"]);
        (await StartAsync(Roles.FrontDesk, "asked", new { note = "快", times = 2 })).ShouldSucceed();
        (await StartAsync(Roles.FrontDesk, "asked", new { paid = true })).ShouldBeInvalid("input.paid", "journey.input-closed");
        (await StartAsync(Roles.FrontDesk, "asked", new { order = new { price = 1 } })).ShouldBeInvalid(
            "input.order",
            "journey.input-closed"
        );
        (await StartAsync(Roles.FrontDesk, "asked", new { unknown = 1 })).ShouldBeInvalid("input.unknown", "journey.input-closed");
        (await StartAsync(Roles.FrontDesk, "asked", new { times = "viele" })).ShouldBeInvalid("input.times", "field.not-a-number");
    }

    [Fact]
    public async Task R_SET_7_an_input_with_choices_is_picked_from_a_list_and_nothing_else_is_taken_for_it()
    {
        await PublishAsync("picked", ("channel", "String"), ("note", "String"));
        var change = new ChangeStart.Command(
            "picked",
            [Roles.FrontDesk],
            ["channel", "note"],
            Choices: [new ChangeStart.Choice("channel", ["phone|电话|Phone", "wechat"])]
        );
        (await clinic.As(Roles.ProcessManager).SendAsync(change)).ShouldSucceed();
        (await ChangeAsync("picked", [Roles.FrontDesk], ["channel", "note"])).ShouldSucceed(); // says nothing of choices: they stay
        (await clinic.PublishAsync("picked")).ShouldSucceed();

        var field = (await clinic.As(Roles.FrontDesk).SendAsync(new GetStart.Query("picked"))).ShouldSucceed().Form.Fields.First();
        (field.Type, field.Options![0].Label.Chinese, field.Options[1].Label.Chinese).ShouldBe(("select", "电话", "wechat"));
        (await StartAsync(Roles.FrontDesk, "picked", new { channel = "phone", note = "x" })).ShouldSucceed();
        (await StartAsync(Roles.FrontDesk, "picked", new { channel = "fax" })).ShouldBeInvalid("input.channel", "field.unknown-option");
        (
            await clinic.As(Roles.ProcessManager).SendAsync(change with { Choices = [new ChangeStart.Choice("channel", ["a", "a|B"])] })
        ).ShouldBeInvalid("choices[0].values", "definition.bad-choices");
    }

    [Fact]
    public async Task A_procedure_that_says_nothing_of_its_start_takes_the_inputs_that_it_declares_and_no_other()
    {
        await PublishAsync("silent", ("note", "String"), ("order", "Object"));

        (await StartAsync(Roles.FrontDesk, "silent", new { note = "快", order = new { price = 1 } })).ShouldSucceed();
        (await StartAsync(Roles.FrontDesk, "silent", new { paid = true })).ShouldBeInvalid("input.paid", "journey.input-closed");
    }

    [Fact]
    public async Task What_was_given_at_the_start_is_read_by_the_steps()
    {
        var definition = Draw.Definition(
            "reads",
            [Draw.Activity("say", "Elsa.WriteLine", ("text", Draw.JavaScript("getInput('note')")))],
            []
        );
        definition["inputs"] = new JsonArray(Input("note", "String"));
        (await clinic.SaveAsync(definition)).ShouldSucceed();
        (await ChangeAsync("reads", [Roles.FrontDesk], ["note"])).ShouldSucceed();
        (await clinic.PublishAsync("reads")).ShouldSucceed();

        var journey = (await StartAsync(Roles.FrontDesk, "reads", new { note = "请先做皮肤检测" })).ShouldSucceed();

        (await clinic.HistoryOf(journey.Id))
            .Single(entry => entry.Type == "LineWritten")
            .Data.GetProperty("text")
            .GetString()
            .ShouldBe("请先做皮肤检测");
    }

    [Fact]
    public async Task Who_may_start_it_is_refused_where_it_cannot_be()
    {
        await PublishAsync("picky", ("note", "String"), ("order", "Object"), ("client", "Object"));
        (await ChangeAsync("picky", ["janitor"])).ShouldBeInvalid("roles", "definition.unknown-role");
        (await ChangeAsync("picky", [Roles.Nurse], ["order"])).ShouldBeInvalid("inputs", "definition.input-cannot-be-asked");
        (await ChangeAsync("picky", [Roles.Nurse], ["client"])).ShouldBeInvalid("inputs", "definition.input-cannot-be-asked");
        (await ChangeAsync("picky", [Roles.Nurse], ["nothing"])).ShouldBeInvalid("inputs", "definition.input-cannot-be-asked");
        (await clinic.As(Roles.Nurse).SendAsync(new ChangeStart.Command("picky", [Roles.Nurse]))).ShouldBeRefused(
            "definition.may-not-edit"
        );
    }

    [Fact]
    public async Task R_SET_13_who_has_a_start_page_open_goes_on_with_its_version_for_a_day_of_work()
    {
        await PublishAsync("moving", ("note", "String"));
        (await ChangeAsync("moving", [Roles.FrontDesk], ["note"])).ShouldSucceed();
        (await clinic.PublishAsync("moving")).ShouldSucceed();
        var opened = (await clinic.As(Roles.FrontDesk).SendAsync(new GetStart.Query("moving"))).ShouldSucceed();
        (await ChangeAsync("moving", [Roles.FrontDesk])).ShouldSucceed();
        (await clinic.PublishAsync("moving")).ShouldSucceed();

        var journey = (await StartAsync(Roles.FrontDesk, "moving", new { note = "写好了" }, opened.Version)).ShouldSucceed();
        journey.Version.ShouldBe(opened.Version);
        (await StartAsync(Roles.FrontDesk, "moving", new { note = "写好了" })).ShouldBeInvalid("input.note", "journey.input-closed");
        (await StartAsync(Roles.FrontDesk, "moving", shown: 99)).ShouldBeInvalid("version", "journey.version-replaced");
        clinic.Clock.Advance(TimeSpan.FromHours(13));
        (await StartAsync(Roles.FrontDesk, "moving", shown: opened.Version)).ShouldBeInvalid("version", "journey.version-replaced");
    }

    private async Task PublishAsync(string id, params (string Name, string Type)[] inputs)
    {
        var definition = Draw.Definition(id, [Draw.Task("go", Roles.Nurse)], [], "outcome");
        definition["inputs"] = new JsonArray([.. inputs.Select(input => Input(input.Name, input.Type))]);
        (await clinic.SaveAsync(definition)).ShouldSucceed();
        (await clinic.PublishAsync(id)).ShouldSucceed();
    }

    private static JsonObject Input(string name, string type) => new() { ["name"] = name, ["type"] = type };

    private Task<Result<VersionHead>> ChangeAsync(string id, string[] roles, string[]? inputs = null) =>
        clinic.As(Roles.ProcessManager).SendAsync(new ChangeStart.Command(id, roles, inputs));

    private async Task<IEnumerable<string>> StartsOfAsync(string role) =>
        (await clinic.As(role).SendAsync(new ListStarts.Query())).ShouldSucceed().Select(start => start.DefinitionId);

    private Task<Result<JourneyDetail>> StartAsync(string role, string id, object? input = null, int? shown = null) =>
        clinic
            .As(role)
            .SendAsync(
                new StartJourney.Command(id, Input: input is null ? null : JsonSerializer.SerializeToElement(input), Version: shown)
            );
}
