using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Procedures and forms kept as files.</summary>
public sealed class DefinitionFilesTests(SmallClinic clinic) : IClassFixture<SmallClinic>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-files-");

    public void Dispose() => folder.Delete(recursive: true);

    private static JsonObject Simple(string id, string task) => Draw.Definition(id, [Draw.Task(task, Roles.Nurse)], [], "outcome");

    private static async Task<IReadOnlyDictionary<string, string>> ExportAsync(Clinic from) =>
        (await from.AsSystem.SendAsync(new ExportDefinitions.Query()))
            .ShouldSucceed()
            .Files.ToDictionary(file => file.Path, file => file.Text);

    private async Task<string> ExportAsync(string id) =>
        (await clinic.As(Roles.ProcessManager).SendAsync(new ExportDefinitions.Query(id))).ShouldSucceed().Files.Single().Text;

    private async Task WriteAsync(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }

    private Task<Result<ImportDefinitions.Response>> ImportAsync(bool asked = false) =>
        clinic.AsSystem.SendAsync(new ImportDefinitions.Command(folder.FullName, asked));

    [Fact]
    public async Task The_shipped_files_are_as_they_are_exported()
    {
        await using var shipped = new Clinic();
        await shipped.OpenAsync();

        var files = await ExportAsync(shipped);

        files.Count.ShouldBe(Directory.GetFiles(Repository.Definitions, "*.json", SearchOption.AllDirectories).Length);
        if (Environment.GetEnvironmentVariable("CASEFLOW_REWRITE_DEFINITIONS") is "1")
            foreach (var (path, text) in files)
                await File.WriteAllTextAsync(Path.Combine(Repository.Definitions, path), text);
        foreach (var (path, text) in files)
            text.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Repository.Definitions, path)), path);
    }

    [Fact]
    public async Task Exported_imported_into_an_empty_clinic_and_exported_again_is_the_same_byte_for_byte()
    {
        var drawn = Draw.Definition("drawn-on", [Draw.Task("z", Roles.Nurse), Draw.Task("a", Roles.Nurse)], ["z a"], "outcome")
            .With("myExtension", new JsonObject { ["b"] = 1.50, ["a"] = new JsonArray("y", "x") })
            .With("toolVersion", "3.8.2.0")
            .With("links", new JsonArray());
        drawn["root"]!["activities"]![0]!
            .AsObject()
            .With(
                "metadata",
                new JsonObject
                {
                    ["designer"] = new JsonObject
                    {
                        ["position"] = new JsonObject { ["x"] = -100.25, ["y"] = 40 },
                        ["size"] = new JsonObject { ["width"] = 156.5 },
                    },
                }
            );
        await clinic.PublishAsync(drawn);
        await clinic.PublishAsync(Simple("drawn-on", "b"));
        await clinic.SaveAsync(Simple("drawn-on", "c"));
        await clinic.SaveAsync(Simple("never-published", "one"));
        var first = await ExportAsync(clinic);
        foreach (var (path, text) in first)
            await WriteAsync(path, text);
        await using var empty = new Clinic();
        await empty.OpenAsync(withShippedDefinitions: false);

        var imported = await empty.ImportAsync(folder.FullName);

        imported.Drafted.ShouldBe(["never-published"]);
        (await ExportAsync(empty)).ShouldBe(first);
        JsonNode.Parse(first["drawn-on.json"])!["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_designer_reorders_and_measures_makes_no_difference_and_a_small_change_a_small_one()
    {
        var calm = Draw.Definition(
            "calm",
            [Draw.Task("one", Roles.Nurse), Draw.Task("two", Roles.Nurse), Draw.Task("three", Roles.Nurse)],
            ["one two", "two three"],
            "outcome"
        );
        await clinic.PublishAsync(calm);
        var before = await ExportAsync("calm");
        var drawn = JsonNode.Parse(before)!.AsObject();
        var activities = drawn["root"]!["activities"]!.AsArray();
        drawn["root"]!["activities"] = new JsonArray([.. activities.Reverse().Select(activity => activity!.DeepClone())]);
        foreach (var activity in drawn["root"]!["activities"]!.AsArray())
            activity!
                .AsObject()
                .With(
                    "metadata",
                    new JsonObject
                    {
                        ["designer"] = new JsonObject
                        {
                            ["position"] = new JsonObject { ["x"] = 1 },
                            ["size"] = new JsonObject { ["width"] = 9 },
                        },
                    }
                );
        var moved = CanonicalJson.Of(drawn);
        drawn["root"]!["activities"]!.AsArray().First(activity => activity!["id"]!.GetValue<string>() == "two")!["name"] = "新的名字";

        var difference = CanonicalJson.Of(drawn).Split('\n').Except(moved.Split('\n')).ToList();

        difference.ShouldHaveSingleItem().Trim().ShouldBe("\"name\": \"新的名字\",");
        string[] OrderIn(string text) =>
            [.. JsonNode.Parse(text)!["root"]!["activities"]!.AsArray().Select(activity => activity!["id"]!.GetValue<string>())];
        OrderIn(moved).ShouldBe(["one", "three", "two"], "from its start, then by id");
        before.ShouldEndWith("}\n");
        before.ShouldNotContain("\r");
    }

    [Fact]
    public async Task Another_layout_or_number_is_no_news_and_a_draft_of_a_file_is_replaced_by_the_next_file()
    {
        await WriteAsync("calmly.json", Simple("calmly", "one").ToJsonString());
        (await ImportAsync()).ShouldSucceed().Published.ShouldBe(["calmly"]);
        await WriteAsync("calmly.json", CanonicalJson.Of(Simple("calmly", "one").With("version", 7).With("id", "calmly-v7")));
        (await ImportAsync()).ShouldSucceed().Drafted.ShouldBeEmpty();

        foreach (var task in new[] { "two", "three" })
        {
            await WriteAsync("calmly.json", Simple("calmly", task).ToJsonString());
            (await ImportAsync()).ShouldSucceed().Drafted.ShouldBe(["calmly"]);
        }

        var procedure = (await clinic.As(Roles.Auditor).SendAsync(new GetProcedure.Query("calmly"))).ShouldSucceed();
        (procedure.Latest.Number, procedure.Published!.Number).ShouldBe((2, 1));
        procedure.Changes.Select(change => change.Kind.ToString()).ShouldBe(["Imported", "Imported", "Published", "Imported"]);
    }

    [Fact]
    public async Task A_draft_that_somebody_edits_is_not_overwritten_and_the_list_says_that_a_file_has_news()
    {
        await WriteAsync("edited.json", Simple("edited-here", "one").ToJsonString());
        await ImportAsync();
        (await clinic.SaveAsync(Simple("edited-here", "mine"))).ShouldSucceed();
        await WriteAsync("edited.json", Simple("edited-here", "theirs").ToJsonString());

        for (var start = 0; start < 2; start++)
            (await ImportAsync()).ShouldSucceed().HeldBack.ShouldBe(["edited.json"]);

        var listed = (await clinic.As(Roles.ProcessManager).SendAsync(new ListDefinitions.Query()))
            .ShouldSucceed()
            .Single(item => item.DefinitionId == "edited-here");
        (listed.HasDraft, listed.HasNewerFile).ShouldBe((true, true));
        var story = (await clinic.As(Roles.Auditor).SendAsync(new GetProcedure.Query("edited-here"))).ShouldSucceed().Changes;
        story
            .Where(change => change.Kind == Workflows.Definitions.Publishing.DefinitionChangeKind.HeldBack)
            .ShouldHaveSingleItem()
            .Comment.ShouldBe("edited.json");

        var request = (
            await clinic.As("process-manager01").SendAsync(new RequestPublication.Command("edited-here", "我们的版本"))
        ).ShouldSucceed();
        (await clinic.As("process-manager02").SendAsync(new ApprovePublication.Command(request.Id))).ShouldSucceed();
        (await ImportAsync()).ShouldSucceed().Drafted.ShouldBe(["edited-here"]);
    }

    [Fact]
    public async Task An_old_file_comes_back_only_when_somebody_asks_for_it()
    {
        await WriteAsync("back.json", Simple("back", "one").ToJsonString());
        await ImportAsync();
        await clinic.SaveAsync(Simple("back", "two"));
        await clinic.PublishAsync("back");

        (await ImportAsync()).ShouldSucceed().Drafted.ShouldBeEmpty();
        (await ImportAsync(asked: true)).ShouldSucceed().Drafted.ShouldBe(["back"]);
    }

    [Fact]
    public async Task One_bad_file_keeps_all_out_and_every_fault_is_named()
    {
        await WriteAsync("good.json", Simple("good-file", "one").ToJsonString());
        await WriteAsync("torn.json", "{ \"definitionId\": \"torn\", ");
        await WriteAsync(
            "script.json",
            Draw.Definition("script", [Draw.Activity("count", "Elsa.RunJavaScript", ("script", Draw.Literal("class B {}")))], [])
                .ToJsonString()
        );
        await WriteAsync(
            "formless.json",
            Draw.Definition("formless-file", [Draw.Activity("ask", "CaseFlow.StaffTask", ("form", Draw.Literal("no-such-form")))], [])
                .ToJsonString()
        );

        var problems = (await ImportAsync()).Refusal!.Fields;

        problems.Select(problem => problem.Field).ShouldBe(["script.json", "torn.json", "formless-file"], ignoreOrder: true);
        problems.Single(problem => problem.Field == "script.json").Arguments[0].ShouldBe("count");
        (await clinic.As(Roles.ProcessManager).SendAsync(new ListDefinitions.Query()))
            .ShouldSucceed()
            .ShouldNotContain(item => item.DefinitionId == "good-file");
    }
}
