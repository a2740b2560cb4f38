using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>A process manager at work.</summary>
public static class Publishing
{
    public static Task<Result<VersionHead>> SaveAsync(this Clinic clinic, JsonObject definition) =>
        clinic.As(Roles.ProcessManager).SendAsync(new SaveDraft.Command(JsonSerializer.SerializeToElement(definition)));

    public static Task<Result<VersionHead>> PublishAsync(this Clinic clinic, string definitionId, int? version = null) =>
        clinic.As(Roles.ProcessManager).SendAsync(new PublishDefinition.Command(definitionId, version));

    public static async Task<VersionHead> PublishAsync(this Clinic clinic, JsonObject definition)
    {
        var draft = (await clinic.SaveAsync(definition)).ShouldSucceed();
        return (await clinic.PublishAsync(draft.DefinitionId)).ShouldSucceed();
    }

    public static async Task<IReadOnlyList<Journey>> JourneysOfAsync(this Clinic clinic, string definitionId) =>
        await clinic.ReadAsync(db =>
            db.Journeys()
                .AsNoTracking()
                .Where(journey => journey.DefinitionId == definitionId)
                .OrderBy(journey => journey.StartedAt)
                .ThenBy(journey => journey.Id)
                .ToListAsync()
        );

    /// <summary>Marks the activity as one that starts the definition.</summary>
    public static JsonObject Starts(this JsonObject activity)
    {
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return activity;
    }

    public static JsonObject With(this JsonObject json, string name, JsonNode value)
    {
        json[name] = value;
        return json;
    }

    public static JsonObject Option(this JsonObject definition, string name, JsonNode value)
    {
        var options = definition["options"] as JsonObject ?? [];
        options[name] = value;
        definition["options"] = options.DeepClone();
        return definition;
    }
}
