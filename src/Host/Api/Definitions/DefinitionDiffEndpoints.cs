using CaseFlow.Host.Http;
using CaseFlow.Host.Pages.Drawing;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Comparing;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

internal static class DefinitionDiffEndpoints
{
    public static void MapDefinitionDiff(this IEndpointRouteBuilder api) =>
        api.MapGroup("/definitions").WithTags("Definitions").MapGet("/{id}/diff", Compare).Require(DefinitionsRoom.Read);

    /// <summary>What differs between two versions: the published and the latest one unless others are named.</summary>
    internal static async Task<Answer<DiffAnswer>> Compare(
        string id,
        int? from,
        int? to,
        IMediator mediator,
        DiffWords words,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(new CompareVersions.Query(id, from, to), cancel);
        var choices = await mediator.Send(new GetDesignerChoices.Query(), cancel);
        Result<DiffAnswer> answer =
            !found.IsSuccess ? found.Refusal
            : !choices.IsSuccess ? choices.Refusal
            : new DiffAnswer(
                found.Value.From.Version,
                found.Value.To.Version,
                [.. found.Value.Differences.Select(difference => Of(difference, found.Value, choices.Value, words))]
            );
        return answer;
    }

    private static DifferenceAnswer Of(
        Difference difference,
        CompareVersions.Response versions,
        GetDesignerChoices.Response choices,
        DiffWords words
    ) =>
        new(
            difference.Kind.ToString(),
            difference.Subject.ToString(),
            difference.Id,
            words.NameOf(difference, versions),
            difference.Line,
            [
                .. difference.Changes.Select(change => new ChangeAnswer(
                    change.Member,
                    words.MemberOf(difference, change.Member),
                    words.ContentOf(difference, change, change.Before, versions, choices),
                    words.ContentOf(difference, change, change.After, versions, choices)
                )),
            ]
        );

    internal sealed record DiffAnswer(int From, int To, IReadOnlyList<DifferenceAnswer> Differences);

    /// <param name="Kind">Added, Removed, Changed or Moved.</param>
    /// <param name="Subject">Activity, Line, Variable, Input, Output or Definition.</param>
    /// <param name="Name">In words; of a line: from where by which outcome to where.</param>
    internal sealed record DifferenceAnswer(
        string Kind,
        string Subject,
        string? Id,
        string Name,
        DrawnLine? Line,
        IReadOnlyList<ChangeAnswer> Changes
    );

    internal sealed record ChangeAnswer(string Member, string Label, string Before, string After);
}
