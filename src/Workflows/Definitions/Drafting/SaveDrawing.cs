using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// Keeps what the designer sends, every half second while somebody draws and again whenever it got no answer. What changes nothing is not
/// written; what somebody else has
/// saved meanwhile is not overwritten; and activities that the designer could not draw are not lost.
/// </summary>
public static class SaveDrawing
{
    /// <summary>The member of customProperties in which a drawing says on which state of the definition it is based.</summary>
    public const string Basis = "caseflowRevision";

    /// <summary>Somebody who clears away that many activities at once did not mean it.</summary>
    private const int FewestToLose = 3;
    private const int LongestName = 100;

    /// <param name="Replaces">It is a file that somebody imports: whatever the draft holds gives way to it.</param>
    public sealed record Command(JsonElement Drawing, bool Replaces = false) : ICommand<VersionHead>;

    public sealed class Handler(CaseFlowDb db, Drafts drafts, DraftSaving saving, ActivityRegistry registry, CurrentPerson person)
        : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            if (command.Drawing.ValueKind != JsonValueKind.Object)
                return Refusal.Invalid("definition", "field.not-an-object");
            var drawing = DefinitionJson.Parse(command.Drawing.GetRawText());
            if (drawing["root"] is not JsonObject body)
                return Refusal.Invalid("root", "field.not-an-object");
            if (body["type"]?.ToString() is { } root and not "Elsa.Flowchart")
                return Refusal.Invalid("root", "designer.flowcharts-only", root);
            if (drawing.Text("name")?.Trim().Length is not (> 0 and <= LongestName))
                return Refusal.Invalid("name", "designer.name-required", LongestName);

            var latest = await LatestAsync(drawing, cancel);
            if (latest is not null)
            {
                drawing["definitionId"] = latest.DefinitionId;
                if (Drawn.IsSame(DefinitionJson.Parse(latest.Json), drawing))
                    return VersionHead.Of(latest);
                if (!command.Replaces && (Conflict(latest, drawing) ?? await LossAsync(latest, drawing, cancel)) is { } refusal)
                    return refusal;
            }
            return await saving.SaveAsync(DefinitionJson.ToElement(Drawn.ToStore(drawing)), cancel);
        }

        /// <summary>A new drawing has no id yet; sent twice, it is found by its name.</summary>
        private async Task<DefinitionVersion?> LatestAsync(JsonObject drawing, CancellationToken cancel)
        {
            if (drawing.Text("definitionId") is { Length: > 0 } id)
                return (await drafts.VersionsAsync(id, cancel)).SingleOrDefault(row => row.IsLatest);
            var name = drawing.Text("name") ?? "";
            return await db.Definitions()
                .FirstOrDefaultAsync(
                    row => row.IsLatest && row.PublishedAt == null && row.Name == name && row.CreatedBy == person.Name,
                    cancel
                );
        }

        private static Refusal? Conflict(DefinitionVersion latest, JsonObject drawing)
        {
            if (drawing.Text("id") is { } version && version != latest.VersionId)
                return Refusal.Invalid("root", "designer.newer-version", latest.Version, latest.CreatedBy);
            return
                (drawing["customProperties"] as JsonObject)?[Basis] is JsonValue basis
                && basis.TryGetValue<long>(out var revision)
                && revision != latest.Revision
                ? Refusal.Invalid("root", "designer.saved-by-another")
                : null;
        }

        /// <summary>
        /// An empty canvas is what the designer shows, and saves, when it cannot draw a definition; so is one that lacks what nobody here
        /// knows.
        /// </summary>
        private async Task<Refusal?> LossAsync(DefinitionVersion latest, JsonObject drawing, CancellationToken cancel)
        {
            var stored = ActivityJson.All((DefinitionJson.Parse(latest.Json)["root"] as JsonObject)?["activities"]);
            var kept = ActivityJson.All(drawing["root"]).Select(activity => activity.Text("id")).ToHashSet(StringComparer.Ordinal);
            var lost = stored.Where(activity => !kept.Contains(activity.Text("id"))).ToList();
            var types = lost.Select(activity => activity.Text("type")!).Where(type => registry.Find(type) is null).Distinct().ToList();
            if (types.Count > 0)
                types =
                [
                    .. types.Except(
                        await db.Definitions().Where(row => types.Contains(row.TypeName!)).Select(row => row.TypeName!).ToListAsync(cancel)
                    ),
                ];
            var unknown = lost.Where(activity => types.Contains(activity.Text("type")!))
                .Select(activity => activity.Text("name") ?? activity.Text("id")!)
                .ToList();
            if (unknown.Count > 0)
                return Refusal.Invalid("root", "designer.would-lose", string.Join("、", unknown));
            return stored.Count >= FewestToLose && lost.Count == stored.Count
                ? Refusal.Invalid("root", "designer.would-empty", stored.Count)
                : null;
        }
    }
}
