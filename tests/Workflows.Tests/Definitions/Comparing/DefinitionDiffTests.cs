using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Comparing;
using CaseFlow.Workflows.Tests.Definitions.Checks;

namespace CaseFlow.Workflows.Tests.Definitions.Comparing;

public sealed class DefinitionDiffTests
{
    private static IEnumerable<string> Diff(Defects after) => DefinitionDiff.Of(Defects.In("client-visit").Json, after.Json).Select(Shown);

    private static string Shown(Difference difference) =>
        difference switch
        {
            { Line: { } line } => $"{difference.Kind} {line.Source}:{line.Port} {line.Target}",
            { Changes.Count: > 0 } => $"{difference.Kind} {difference.Subject} {difference.Id}: "
                + string.Join(
                    ", ",
                    difference.Changes.Select(change => $"{change.Member} {change.Before?.Text ?? "-"} > {change.After?.Text ?? "-"}")
                ),
            _ => $"{difference.Kind} {difference.Subject} {difference.Id}",
        };

    private static Defects Changed => Defects.In("client-visit");

    [Fact]
    public void A_definition_does_not_differ_from_itself() => Diff(Changed).ShouldBeEmpty();

    [Fact]
    public void Order_sizes_and_what_the_designer_derives_do_not_count()
    {
        var after = Changed;
        var root = after.Json["root"]!.AsObject();
        foreach (var list in new[] { "activities", "connections" })
            root[list] = new JsonArray([.. root[list]!.AsArray().Reverse().Select(item => item!.DeepClone())]);
        foreach (var activity in root["activities"]!.AsArray().OfType<JsonObject>())
        {
            activity["nodeId"] = "Elsewhere:" + activity["id"];
            activity["metadata"]!["designer"]!["size"] = new JsonObject { ["width"] = 233, ["height"] = 80 };
            activity["metadata"]!["showDescription"] = true;
        }
        root["activities"]![0]!.AsObject()["role"] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "" },
            ["memoryReference"] = new JsonObject { ["id"] = "end:input-9" },
        };
        (after.Json["version"], after.Json["id"], after.Json["createdAt"]) = (7, "client-visit-v7", "2027-01-01");

        Diff(after).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_step_and_a_removed_one_are_told_with_their_lines() =>
        Diff(
                Changed
                    .Remove("skin")
                    .Add("""{"id":"tea","type":"CaseFlow.StaffTask","name":"送茶"}""")
                    .Connect("intake:Filled tea")
                    .Connect("tea:Done consultation")
            )
            .ShouldBe(
                [
                    "Added Activity tea",
                    "Removed Activity skin",
                    "Added intake:Filled tea",
                    "Added tea:Done consultation",
                    "Removed intake:Filled skin",
                    "Removed skin:Analysed consultation",
                    "Removed skin:Waived consultation",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_step_that_only_stands_elsewhere_has_moved() =>
        Diff(Changed.With("skin", skin => skin["metadata"]!["designer"]!["position"]!["x"] = 17)).ShouldBe(["Moved Activity skin"]);

    [Fact]
    public void Changed_inputs_are_told_before_and_after() =>
        Diff(Changed.Set("intake", "form", "aftercare").Set("skin", "wanted", "true", "JavaScript"))
            .ShouldBe([
                "Changed Activity intake: form - > aftercare",
                $"Changed Activity skin: wanted {Changed.Activity("skin")["wanted"]!["expression"]!["value"]} > true",
            ]);

    [Fact]
    public void A_renamed_step_and_another_variable_for_its_result_are_changes_of_it() =>
        Diff(
                Changed.With(
                    "skin",
                    skin =>
                    {
                        skin["name"] = "皮肤镜";
                        skin["reason"]!["memoryReference"]!["id"] = "var-concern";
                    }
                )
            )
            .ShouldBe(["Changed Activity skin: name 皮肤检测 > 皮肤镜, reason var-reason > var-concern"]);

    [Fact]
    public void Variables_are_compared_by_their_ids()
    {
        var after = Changed;
        var variables = after.Json["variables"]!.AsArray();
        variables.Remove(variables.Single(variable => (string)variable!["name"]! == "designPlan"));
        variables.Single(variable => (string)variable!["name"]! == "concern")!["typeName"] = "Object";
        variables.Add(JsonNode.Parse("""{"id":"var-tea","name":"tea","typeName":"String"}"""));

        Diff(after)
            .ShouldBe(["Changed Variable var-concern: typeName String > Object", "Added Variable var-tea", "Removed Variable var-design"]);
    }

    [Fact]
    public void What_the_definition_says_of_itself_is_compared()
    {
        var after = Changed;
        after.Json["name"] = "接诊";
        after.Json["outcomes"] = new JsonArray("Paid");
        Diff(after)
            .ShouldBe(
                ["Changed Definition name: name 到院接诊 > 接诊", "Changed Definition outcomes: outcomes - > [\"Paid\"]"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_body_s_steps_are_compared_one_by_one()
    {
        var after = Defects.In("follow-up-plan").With("offer", offer => offer["name"] = "邀约");
        DefinitionDiff
            .Of(Defects.In("follow-up-plan").Json, after.Json)
            .Select(Shown)
            .ShouldBe(["Changed Activity offer: name 邀约面诊 > 邀约"]);
    }
}
