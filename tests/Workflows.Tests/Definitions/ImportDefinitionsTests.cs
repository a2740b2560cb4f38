using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ImportDefinitionsTests(SmallClinic clinic) : IClassFixture<SmallClinic>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-import-");

    public void Dispose() => folder.Delete(recursive: true);

    private Task WriteAsync(string name, string json)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, json);
    }

    private Task<Result<ImportDefinitions.Response>> ImportAsync() =>
        clinic.AsSystem.SendAsync(new ImportDefinitions.Command(folder.FullName));

    private static JsonObject Simple(string id, string task) => Draw.Definition(id, [Draw.Task(task, Roles.Nurse)], [], "outcome");

    [Fact]
    public async Task The_first_import_is_published_a_changed_file_becomes_a_draft_and_the_same_file_changes_nothing()
    {
        await WriteAsync("a.json", Simple("imported", "one").ToJsonString());
        (await ImportAsync()).ShouldSucceed().Published.ShouldBe(["imported"]);
        var nothing = (await ImportAsync()).ShouldSucceed();
        (nothing.Published.Count, nothing.Drafted.Count, nothing.Forms.Count).ShouldBe((0, 0, 0));

        await WriteAsync("a.json", Simple("imported", "two").ToJsonString());
        (await ImportAsync()).ShouldSucceed().Drafted.ShouldBe(["imported"]);

        var listed = (await clinic.As(Roles.ProcessManager).SendAsync(new ListDefinitions.Query()))
            .ShouldSucceed()
            .Single(item => item.DefinitionId == "imported");
        (listed.Version, listed.PublishedVersion, listed.EnglishName).ShouldBe((2, 1, "Procedure imported"));
        (await clinic.StartAsync("imported")).OpenTasks.Single().Title.ShouldBe("one");
    }

    [Fact]
    public async Task A_journey_stays_on_its_version_when_another_is_published()
    {
        await WriteAsync(
            "b.json",
            Draw.Definition("pinned", [Draw.Task("first", Roles.Nurse), Draw.Task("old", Roles.Nurse)], ["first old"], "outcome")
                .ToJsonString()
        );
        await ImportAsync();
        var journey = await clinic.StartAsync("pinned");
        await WriteAsync(
            "b.json",
            Draw.Definition("pinned", [Draw.Task("first", Roles.Nurse), Draw.Task("new", Roles.Nurse)], ["first new"], "outcome")
                .ToJsonString()
        );
        await ImportAsync();

        await clinic.TamperAsync(
            "UPDATE Definitions SET IsPublished = (Version = 2), PublishedAt = $1 WHERE DefinitionId = 'pinned'",
            clinic.Clock.Now
        );
        await clinic.RestartAsync();

        (await clinic.CompleteAsync(journey.Id, "first")).OpenTasks.Single().Title.ShouldBe("old");
        var later = await clinic.StartAsync("pinned");
        later.Version.ShouldBe(2);
        (await clinic.CompleteAsync(later.Id, "first")).OpenTasks.Single().Title.ShouldBe("new");
    }

    [Fact]
    public async Task An_open_task_keeps_its_form_when_the_form_changes()
    {
        var note = SmallProcedures.Note.Replace("small-note", "day-note", StringComparison.Ordinal);
        await WriteAsync("forms/day-note.json", note);
        var task = Draw.Task("note", Roles.Consultant);
        task["form"] = Draw.Literal("day-note");
        await WriteAsync("day.json", Draw.Definition("noted-day", [task], [], "outcome").ToJsonString());
        (await ImportAsync()).ShouldSucceed();
        var journey = await clinic.StartAsync("noted-day");
        await WriteAsync(
            "forms/day-note.json",
            note.Replace("\"备注\"", "\"新备注\"", StringComparison.Ordinal)
                .Replace("\"type\": \"boolean\"", "\"type\": \"boolean\", \"required\": true", StringComparison.Ordinal)
        );

        (await ImportAsync()).ShouldSucceed().Forms.ShouldBe(["day-note"]);

        async Task<string> LabelIn(JourneyId id) =>
            (
                await clinic
                    .As(Roles.Consultant)
                    .SendAsync(new Workflows.Tasks.GetTask.Query((await clinic.ReadAsync(id)).OpenTasks.Single().Id))
            )
                .ShouldSucceed()
                .Form.Fields.First()
                .Label.Chinese;
        (await LabelIn(journey.Id)).ShouldBe("备注");
        var later = await clinic.StartAsync("noted-day");
        (await LabelIn(later.Id)).ShouldBe("新备注");
        (await clinic.CompleteAsync(journey.Id, "note")).Status.ShouldBe("finished"); // checked by its own version, too
        (await clinic.SendCompleteAsync("consultant01", later.OpenTasks.Single().Id)).ShouldBeInvalid("detailed", "field.required");
    }

    [Fact]
    public async Task What_is_not_valid_is_refused_whole_with_file_activity_and_reason()
    {
        await WriteAsync("good.json", Simple("good", "one").ToJsonString());
        await WriteAsync(
            "dangling.json",
            Draw.Definition("dangling", [Draw.Task("one", Roles.Nurse)], ["one nowhere"], "outcome").ToJsonString()
        );
        await WriteAsync("broken.json", "{ \"definitionId\": ");
        await WriteAsync(
            "formless.json",
            Draw.Definition("formless", [Draw.Activity("ask", "CaseFlow.StaffTask", ("form", Draw.Literal("no-such-form")))], [])
                .ToJsonString()
        );
        await WriteAsync(
            "script.json",
            Draw.Definition("script", [Draw.Activity("bad", "Elsa.SetVariable", ("value", Draw.JavaScript("1 +* 2")))], []).ToJsonString()
        );
        await WriteAsync("forms/odd.json", SmallProcedures.Note.Replace("\"multiline\"", "\"hologram\"", StringComparison.Ordinal));

        var problems = (await ImportAsync()).ShouldBeRefused("form.invalid").Fields;

        problems
            .Select(problem => problem.Field)
            .Distinct()
            .ShouldBe(["dangling.json", "broken.json", "script.json", "odd.json", "formless"], ignoreOrder: true);
        problems.Single(problem => problem.Field == "script.json").Arguments[0].ShouldBe("bad");
        (await clinic.ReadAsync(db => db.Definitions().AnyAsync(row => row.DefinitionId == "good"))).ShouldBeFalse();
    }
}
