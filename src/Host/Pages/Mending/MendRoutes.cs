using CaseFlow.Host.Pages.Migrations;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Mending;

/// <summary>What an operator has chosen so far in a dialog or on the page of migrations.</summary>
public sealed record MendView(string? Incident, string? Variable, string? Token, int? To, string? Reason)
{
    private const string Prefix = "map.";

    /// <summary>Activities of the old version to those chosen in the new one.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    public static string Url(JourneyId journey, string what) => $"/journeys/{journey}/mend/{what}";

    /// <summary>Chosen places stay on the page, though they are no problem any more.</summary>
    public IReadOnlyList<PlaceToMap> Mapped { get; init; } = [];

    public MendView With(IQueryCollection query) =>
        this with
        {
            Mapping = query
                .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && pair.Value.ToString().Length > 0)
                .ToDictionary(pair => pair.Key[Prefix.Length..], pair => pair.Value.ToString()),
        };

    public IReadOnlyList<PlaceToMap> PlacesWith(PreviewMigration.Response preview) =>
        [.. Mapped.Concat(preview.Places).DistinctBy(place => place.ActivityId)];
}

internal static class MendRoutes
{
    public static void MapMendingPages(this RouteGroupBuilder pages) =>
        pages.MapGet("/journeys/{id:guid}/mend/{what:regex(^(skip|variable|move|migrate|undo)$)}", AskAsync).Require(JourneysRoom.Operate);

    private static async Task<IResult> AskAsync(
        Guid id,
        string what,
        [AsParameters] MendView view,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(new GetJourneyOperations.Query(new JourneyId(id)), cancel);
        if (!found.IsSuccess)
            return PageResults.Refused(found.Refusal);
        var (choices, chosen) = (found.Value, view.With(request.Query));
        return what switch
        {
            "skip" => new RazorComponentResult<SkipDialog>(new { Choices = choices, View = chosen }),
            "variable" => new RazorComponentResult<VariableDialog>(new { Choices = choices, View = chosen }),
            "move" => new RazorComponentResult<MoveDialog>(new { Choices = choices, View = chosen }),
            "undo" => new RazorComponentResult<UndoDialog>(new { Choices = choices, View = chosen }),
            _ => await MigrateAsync(choices, chosen, mediator, cancel),
        };
    }

    private static async Task<IResult> MigrateAsync(
        GetJourneyOperations.Response choices,
        MendView view,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        if (choices.Versions.Count == 0)
            return new RazorComponentResult<MigrateDialog>(
                new
                {
                    Choices = choices,
                    View = view,
                    Preview = (PreviewMigration.Response?)null,
                }
            );
        var to = choices.Versions.FirstOrDefault(version => version.Version == view.To)?.Version ?? choices.Versions[0].Version;
        var query = new PreviewMigration.Query(choices.DefinitionId, choices.Version, to, Journeys: [choices.JourneyId]);
        return await MigrationRoutes.ShownAsync(
            query,
            view,
            (preview, shown) =>
                new RazorComponentResult<MigrateDialog>(
                    new
                    {
                        Choices = choices,
                        View = shown,
                        Preview = preview,
                    }
                ),
            mediator,
            cancel
        );
    }
}
