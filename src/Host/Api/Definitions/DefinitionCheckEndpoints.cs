using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Host.Http;
using CaseFlow.Host.Pages.Drawing;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

internal static class DefinitionCheckEndpoints
{
    public static void MapDefinitionChecks(this IEndpointRouteBuilder api) =>
        api.MapGroup("/definitions").WithTags("Definitions").MapGet("/{id}/check", Check).Require(DefinitionsRoom.Read);

    /// <summary>
    /// What would keep this version from being published, and what is doubtful in it; of the latest version unless one is named.
    /// </summary>
    internal static async Task<Answer<CheckAnswer>> Check(
        string id,
        int? version,
        IMediator mediator,
        FindingWords words,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(new CheckDefinition.Query(id, version), cancel);
        Result<CheckAnswer> answer = found.IsSuccess
            ? new CheckAnswer(
                found.Value.Head.Version,
                found.Value.Errors,
                found.Value.Warnings,
                [.. found.Value.Findings.Select(finding => Of(finding, words))]
            )
            : found.Refusal;
        return answer;
    }

    private static FindingAnswer Of(Finding finding, FindingWords words) =>
        new(finding.Severity.ToString(), finding.Code, finding.ActivityId, words.ActivityOf(finding), finding.Place, words.Of(finding));

    /// <param name="Version">The one that was looked at.</param>
    internal sealed record CheckAnswer(int Version, int Errors, int Warnings, IReadOnlyList<FindingAnswer> Findings);

    /// <param name="Severity">Error: it is not published. Warning: it may be.</param>
    /// <param name="Place">The input or outcome of the activity.</param>
    internal sealed record FindingAnswer(
        string Severity,
        string Code,
        string? ActivityId,
        string? ActivityName,
        string? Place,
        string Message
    );
}
