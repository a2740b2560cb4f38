using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ActivityJsonTests
{
    private static readonly JsonNode Root = JsonNode.Parse(
        """
        {
          "id": "flow", "type": "Elsa.Flowchart",
          "activities": [
            { "id": "choose", "type": "Elsa.Switch", "cases": [{ "label": "a", "activity": { "id": "a", "type": "Nobody.KnowsIt" } }] },
            { "Id": "loop", "Type": "Elsa.While", "body": { "id": "inner", "type": "Elsa.Sequence", "activities": [
              { "id": "deep", "type": "Elsa.WriteLine", "text": { "expression": { "value": { "id": "data", "type": "no activity" } } } }
            ] } }
          ],
          "variables": [{ "id": "v", "type": "String" }],
          "connections": [{ "id": "line", "type": "curve" }],
          "metadata": { "shape": { "id": "s", "type": "box" } }
        }
        """
    )!;

    [Fact]
    public void Activities_are_found_at_any_depth_each_before_what_stands_in_it() =>
        ActivityJson.All(Root).Select(activity => activity.Text("id")).ShouldBe(["flow", "choose", "a", "loop", "inner", "deep"]);

    [Fact]
    public void Those_directly_in_one_are_found_with_their_place() =>
        Root.AsObject()
            .Parts()
            .Select(part => $"{part.Place}: {part.Activity.Text("id")}")
            .ShouldBe(["activities: choose", "activities: loop"]);

    [Fact]
    public void Who_walks_over_them_may_change_them()
    {
        var copy = Root.DeepClone();
        foreach (var activity in ActivityJson.All(copy))
            activity["version"] = 2;

        ActivityJson.All(copy).Select(activity => activity.Number("version")).ShouldAllBe(version => version == 2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"id\": \"only an id\"}")]
    public void Where_there_are_none_none_are_found(string? json) =>
        ActivityJson.All(json is null ? null : JsonNode.Parse(json)).ShouldBeEmpty();
}
