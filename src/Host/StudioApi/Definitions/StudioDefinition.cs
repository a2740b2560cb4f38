using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Host.StudioApi.Descriptors;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>A stored definition as Studio reads it. Without the link "publish" it opens read-only.</summary>
internal sealed class StudioDefinition(CurrentPerson person, BranchClock clock, IHttpContextAccessor request)
{
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Objects = ["options", "customProperties"];

    public JsonObject Of(VersionHead head, JsonElement stored)
    {
        var json = DefinitionJson.Parse(stored.GetRawText());
        (json["id"], json["definitionId"], json["version"]) = (head.VersionId, head.DefinitionId, head.Version);
        (json["isLatest"], json["isPublished"], json["isReadonly"]) = (head.IsLatest, head.IsPublished, false);
        foreach (var list in Lists)
            if (json[list] is not JsonArray)
                json[list] = new JsonArray();
        foreach (var member in Objects)
            if (json[member] is not JsonObject)
                json[member] = new JsonObject();
        json["customProperties"]![SaveDrawing.Basis] = head.Revision;
        if (json["root"] is JsonObject root)
        {
            Drafting.PrepareNodes(root, "Workflow1");
            if (ChildActivities.IsFor(request.HttpContext))
                ChildActivities.Mark(root);
        }
        json["links"] = LinksOf(head.DefinitionId);
        return json;
    }

    /// <summary>What Studio sends, as it is to be stored.</summary>
    public static JsonElement Received(JsonElement definition)
    {
        if (definition.ValueKind != JsonValueKind.Object)
            return definition;
        var json = DefinitionJson.Parse(definition.GetRawText());
        if (json["root"] is { } root)
            ChildActivities.Unmark(root);
        return DefinitionJson.ToElement(json);
    }

    /// <summary>In whose time versions are shown: Studio shows moments as they are sent.</summary>
    public async ValueTask<TimeZoneInfo> ZoneAsync(CancellationToken cancel) =>
        person.BranchOr(null) is { } branch ? await clock.ZoneAsync(branch, cancel) : TimeZoneInfo.Utc;

    public object Summary(ListVersions.Item version, TimeZoneInfo zone) =>
        new
        {
            Id = version.VersionId,
            version.DefinitionId,
            version.Name,
            version.Description,
            version.Version,
            version.IsLatest,
            version.IsPublished,
            CreatedAt = TimeZoneInfo.ConvertTime(version.CreatedAt, zone),
            IsReadonly = false,
            MaterializerName = "Json",
            IsMaterializerAvailable = true,
            Links = LinksOf(version.DefinitionId),
        };

    /// <summary>Studio's list lets nobody edit without it.</summary>
    public IEnumerable<object> ListLinks() =>
        person.May(DefinitionsRoom.Edit)
            ?
            [
                new
                {
                    Href = "/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids",
                    Rel = "bulk-publish",
                    Method = "POST",
                },
            ]
            : [];

    public JsonArray LinksOf(string definitionId) =>
        person.May(DefinitionsRoom.Edit)
            ?
            [
                StudioJson.Object(
                    ("href", $"/elsa/api/workflow-definitions/{definitionId}/publish"),
                    ("rel", "publish"),
                    ("method", "POST")
                ),
            ]
            : [];
}
