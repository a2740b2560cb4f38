using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Formulas;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class PublishDefinitionTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private static JsonObject Simple(string id, string task) => Draw.Definition(id, [Draw.Task(task, Roles.Nurse)], [], "outcome");

    private static JsonObject Part(string id, string line) =>
        Draw.Definition(id, [Draw.Activity("print", "Elsa.WriteLine", ("text", Draw.Literal(line)))], [])
            .With("name", $"part {id}")
            .Option("usableAsActivity", true);

    private static JsonObject Whole(string id, string part) =>
        Draw.Definition(
            id,
            [Draw.Task("before", Roles.Nurse), Draw.Activity("use", $"Part{char.ToUpperInvariant(part[0])}{part[1..]}")],
            ["before use"],
            "outcome"
        );

    private async Task<GetDefinition.Response> GetAsync(string id, string version = "Latest") =>
        (await clinic.As(Roles.ProcessManager).SendAsync(new GetDefinition.Query(id, version))).ShouldSucceed();

    private async Task<string> LineAsync(JourneyId journey) =>
        (await clinic.HistoryOf(journey)).Last(entry => entry.Type == "LineWritten").Data.GetProperty("text").GetString()!;

    [Fact]
    public async Task A_draft_is_edited_in_place_until_it_is_published_and_its_history_says_who_did_what()
    {
        (await clinic.SaveAsync(Simple("drawn", "one"))).ShouldSucceed();
        (await clinic.SaveAsync(Simple("drawn", "one and a half"))).ShouldSucceed();
        (await clinic.SaveAsync(Simple("drawn", "two"))).ShouldSucceed().Version.ShouldBe(1);
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("drawn"))).ShouldBeInvalid(
            "definitionId",
            "definition.not-published"
        );

        var published = (await clinic.PublishAsync("drawn")).ShouldSucceed();
        (published with { Revision = 0 }).ShouldBe(new VersionHead("drawn", 1, "drawn-v1", "流程 drawn", "Procedure drawn", true, true, 0));
        (await clinic.SaveAsync(Simple("drawn", "three"))).ShouldSucceed().Version.ShouldBe(2);
        (await clinic.StartAsync("drawn")).OpenTasks.Single().Title.ShouldBe("two");
        (await clinic.PublishAsync("drawn")).ShouldSucceed();
        (await clinic.StartAsync("drawn")).OpenTasks.Single().Title.ShouldBe("three");

        (await GetAsync("drawn"))
            .Changes.Select(change => $"{change.Version} {change.Kind} {change.By}")
            .ShouldBe([
                "1 Drafted process-manager01",
                "1 Saved process-manager01",
                "1 Published process-manager01",
                "2 Drafted process-manager01",
                "2 Published process-manager01",
            ]);
    }

    [Fact]
    public async Task Versions_are_found_by_number_or_by_what_they_are()
    {
        await clinic.PublishAsync(Simple("versions", "one"));
        (await clinic.As(Roles.ProcessManager).SendAsync(new CreateDraft.Command("versions"))).ShouldSucceed().Version.ShouldBe(2);
        (await clinic.As(Roles.ProcessManager).SendAsync(new CreateDraft.Command("versions"))).ShouldSucceed().Version.ShouldBe(2);

        foreach (var (version, number) in new[] { ("Latest", 2), ("Draft", 2), ("Published", 1), ("LatestOrPublished", 1), ("1", 1) })
            (await GetAsync("versions", version)).Head.Version.ShouldBe(number, version);
        (await clinic.As(Roles.ProcessManager).SendAsync(new GetDefinition.Query("versions", "3"))).ShouldBeRefused("definition.not-found");
        (await GetAsync("versions")).Definition.GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_versions_published_at_once_one_is_published_in_the_end()
    {
        await clinic.PublishAsync(Simple("raced", "one"));
        await clinic.SaveAsync(Simple("raced", "two"));
        await clinic.PublishAsync("raced");
        await clinic.SaveAsync(Simple("raced", "three"));

        await Task.WhenAll(Enumerable.Range(1, 3).Select(version => Task.Run(() => clinic.PublishAsync("raced", version))));

        var rows = await clinic.ReadAsync(db => db.Definitions().Where(row => row.DefinitionId == "raced").ToListAsync());
        rows.Count(row => row.IsPublished).ShouldBe(1);
        rows.Count(row => row.IsLatest).ShouldBe(1);
    }

    [Fact]
    public async Task A_retracted_definition_starts_nothing_and_what_runs_goes_on()
    {
        await clinic.PublishAsync(Simple("seasonal", "one"));
        var journey = await clinic.StartAsync("seasonal");

        (await clinic.As(Roles.ProcessManager).SendAsync(new RetractDefinition.Command("seasonal")))
            .ShouldSucceed()
            .IsPublished.ShouldBeFalse();

        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("seasonal"))).ShouldBeInvalid(
            "definitionId",
            "definition.not-published"
        );
        await clinic.CompleteAsync(journey.Id, "one");
        (await clinic.PublishAsync("seasonal")).ShouldSucceed().Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_new_one_once_and_the_draft_that_was_there_can_come_back_too()
    {
        await clinic.PublishAsync(Simple("regretted", "one"));
        await clinic.SaveAsync(Simple("regretted", "two"));
        await clinic.PublishAsync("regretted");
        await clinic.SaveAsync(Simple("regretted", "three"));
        var manager = clinic.As(Roles.ProcessManager);

        for (var time = 0; time < 2; time++)
            (await manager.SendAsync(new RevertDefinition.Command("regretted", 1))).ShouldSucceed().Version.ShouldBe(4);
        (await clinic.PublishAsync("regretted")).ShouldSucceed().VersionId.ShouldBe("regretted-v4");
        (await clinic.StartAsync("regretted")).OpenTasks.Single().Title.ShouldBe("one");
        (await manager.SendAsync(new RevertDefinition.Command("regretted", 3))).ShouldSucceed().Version.ShouldBe(5);
        (await clinic.PublishAsync("regretted")).ShouldSucceed();
        (await clinic.StartAsync("regretted")).OpenTasks.Single().Title.ShouldBe("three");

        (await GetAsync("regretted"))
            .Changes.Where(change => change.OfVersion is not null)
            .Select(change => $"{change.Version} {change.Kind} {change.OfVersion}")
            .ShouldBe(["4 Reverted 1", "5 Reverted 3"]);
        (await manager.SendAsync(new RevertDefinition.Command("regretted", 9))).ShouldBeRefused("definition.not-found");
        (await clinic.As(Roles.Manager).SendAsync(new RevertDefinition.Command("regretted", 1))).ShouldBeRefused("definition.may-not-edit");
    }

    [Theory]
    [InlineData("Liquid", "{{ Variables.x }}")]
    [InlineData("CSharp", "File.ReadAllText(\"/etc/passwd\")")]
    [InlineData("Python", "open('/etc/passwd')")]
    public async Task Languages_that_could_reach_the_machine_are_refused_with_activity_input_and_reason(string language, string formula)
    {
        var definition = Draw.Definition(
            "reaching",
            [
                Draw.Activity(
                    "peek",
                    "Elsa.WriteLine",
                    (
                        "text",
                        new JsonObject
                        {
                            ["typeName"] = "String",
                            ["expression"] = new JsonObject { ["type"] = language, ["value"] = formula },
                        }
                    )
                ),
            ],
            []
        );

        var error = (await clinic.SaveAsync(definition)).ShouldBeInvalid("peek", "definition.invalid");

        error.Arguments[0].ShouldBe("peek");
        var why = error.Arguments[1].ShouldBeOfType<CodedText>();
        (why.Code, why.Arguments[0]).ShouldBe(("definition.wrong-formula", "text"));
        var reason = why.Arguments[1].ShouldBeOfType<CodedText>();
        (reason.Code, reason.Arguments.Single()).ShouldBe(("formula.language-not-offered", language));
    }

    [Fact]
    public async Task A_script_outside_the_subset_is_refused_with_its_line()
    {
        var definition = Draw.Definition(
            "scripted",
            [Draw.Activity("count", "Elsa.RunJavaScript", ("script", Draw.Literal("const a = 1;\nclass B {}")))],
            []
        );

        var why = (await clinic.SaveAsync(definition))
            .ShouldBeInvalid("count", "definition.invalid")
            .Arguments[1]
            .ShouldBeOfType<CodedText>();
        var at = why.Arguments[1].ShouldBeOfType<CodedText>();
        (at.Code, at.Arguments[0], at.Arguments[1]).ShouldBe(("formula.at", 2, 1));
        at.Arguments[2].ShouldBeOfType<CodedText>().Code.ShouldBe("formula.no-classes");
    }

    [Fact]
    public async Task A_definition_used_as_an_activity_stays_the_version_that_it_was_at_publication()
    {
        await clinic.PublishAsync(Part("label", "first"));
        await clinic.PublishAsync(Whole("labelled", "label"));
        var early = await clinic.StartAsync("labelled");
        await clinic.PublishAsync(Part("label", "second"));
        await clinic.RestartAsync();

        await clinic.CompleteAsync(early.Id, "before");
        (await LineAsync(early.Id)).ShouldBe("first");
        var later = await clinic.StartAsync("labelled");
        await clinic.CompleteAsync(later.Id, "before");
        (await LineAsync(later.Id)).ShouldBe("first");
    }

    [Fact]
    public async Task Publishing_a_part_that_says_so_makes_its_consumers_use_it_and_running_journeys_stay()
    {
        await clinic.PublishAsync(Part("stamp", "first").Option("autoUpdateConsumingWorkflows", true));
        await clinic.PublishAsync(Whole("stamped", "stamp"));
        await clinic.SaveAsync(Whole("sketch", "stamp"));
        var early = await clinic.StartAsync("stamped");

        await clinic.PublishAsync(Part("stamp", "second").Option("autoUpdateConsumingWorkflows", true));

        var later = await clinic.StartAsync("stamped");
        later.Version.ShouldBe(2);
        foreach (var journey in new[] { early, later })
            await clinic.CompleteAsync(journey.Id, "before");
        (await LineAsync(early.Id)).ShouldBe("first");
        (await LineAsync(later.Id)).ShouldBe("second");
        (await GetAsync("stamped"))
            .Changes.Select(change => $"{change.Version} {change.Kind}")
            .ShouldBe(["1 Drafted", "1 Published", "2 Drafted", "2 Updated"]);

        var sketch = await GetAsync("sketch");
        (sketch.Head.Version, sketch.Head.IsPublished).ShouldBe((1, false));
        sketch.Definition.GetProperty("root").GetProperty("activities")[1].GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_part_that_is_only_a_draft_cannot_be_used_by_what_is_published()
    {
        await clinic.SaveAsync(Part("unripe", "first"));
        await clinic.SaveAsync(Whole("hasty", "unripe"));

        (await clinic.PublishAsync("hasty"))
            .ShouldBeInvalid("use", "definition.invalid")
            .Arguments[1]
            .ShouldBe("\"part unripe\" is only a draft; publish it first.");
    }

    [Fact]
    public async Task What_nobody_knows_yet_is_an_incident_and_works_once_it_is_published()
    {
        await clinic.PublishAsync(Whole("patient", "late"));
        var journey = await clinic.StartAsync("patient");
        await clinic.CompleteAsync(journey.Id, "before");
        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.Single();
        (incident.Code, incident.Message).ShouldBe(("activity.unknown-type", "There is no activity type \"PartLate\" here."));

        await clinic.PublishAsync(Part("late", "at last"));
        (await clinic.As(Roles.Admin).SendAsync(new RetryIncident.Command(journey.Id, incident.Id))).ShouldSucceed();

        (await LineAsync(journey.Id)).ShouldBe("at last");
    }

    [Fact]
    public async Task Only_those_who_may_edit_and_publish()
    {
        (
            await clinic.As(Roles.Doctor).SendAsync(new SaveDraft.Command(JsonSerializer.SerializeToElement(Simple("mine", "one"))))
        ).ShouldBeRefused("definition.may-not-edit");
        (await clinic.As(Roles.Manager).SendAsync(new PublishDefinition.Command("lab"))).ShouldBeRefused("definition.may-not-publish");
        (await clinic.As(Roles.Manager).SendAsync(new RetractDefinition.Command("lab"))).ShouldBeRefused("definition.may-not-publish");
        (await clinic.As(Roles.Doctor).SendAsync(new GetDefinition.Query("lab"))).ShouldBeRefused("definition.may-not-read");
    }

    [Fact]
    public async Task A_form_that_is_not_there_refuses_the_publication()
    {
        await clinic.SaveAsync(
            Draw.Definition("formless", [Draw.Activity("ask", "CaseFlow.StaffTask", ("form", Draw.Literal("no-such-form")))], [])
        );

        (await clinic.PublishAsync("formless")).ShouldBeInvalid("formless", "definition.unknown-form");
    }
}
