using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>Lets a request take effect, if it still is what was asked for and nothing is wrong with it.</summary>
public sealed class PublicationDecision(
    Drafts drafts,
    DefinitionChecks checks,
    DefinitionPublication publication,
    PublicationRequests requests,
    DefinitionLog log
)
{
    /// <summary>Null when the content is still the one that was asked for and the check finds no errors in it.</summary>
    public async Task<Refusal?> CheckAsync(PublicationRequest request, CancellationToken cancel) =>
        await VersionAsync(request, cancel) is { } version && request.IsAbout(version)
            ? await CheckAsync(version, cancel)
            : Refusal.Conflict("publication.edited-since", request.Version);

    public async Task<Refusal?> CheckAsync(DefinitionVersion version, CancellationToken cancel)
    {
        var errors = (await checks.OfAsync(DefinitionJson.Parse(version.Json), cancel))
            .Where(finding => finding.Severity == FindingSeverity.Error)
            .ToList();
        return errors.Count == 0
            ? null
            : Refusal.Invalid(
                errors.ConvertAll(error => new FieldError(error.ActivityId ?? "definition", error.Code, [.. error.Arguments]))
            );
    }

    /// <summary>Publishes now, or marks it as one that is to be published later. Of one that was checked.</summary>
    public async Task<Refusal?> TakeEffectAsync(PublicationRequest request, CancellationToken cancel)
    {
        var version = (await VersionAsync(request, cancel))!;
        if (request.From > log.Now)
        {
            requests.Move(request, PublicationState.Scheduled);
            await log.AddAsync(version, DefinitionChangeKind.Scheduled, cancel, new ChangeNote(request.Comment, From: request.From));
            return null;
        }
        if (await publication.PublishAsync(version, cancel, new PublishedFor(request.AskedBy, request.Comment)) is { } refusal)
            return refusal;
        requests.Move(request, PublicationState.Published);
        return null;
    }

    /// <summary>Says in the definition's log what somebody did to the request.</summary>
    public async Task LogAsync(PublicationRequest request, DefinitionChangeKind kind, string? comment, CancellationToken cancel)
    {
        if (await VersionAsync(request, cancel) is { } version)
            await log.AddAsync(version, kind, cancel, new ChangeNote(comment, From: request.From));
    }

    private Task<DefinitionVersion?> VersionAsync(PublicationRequest request, CancellationToken cancel) =>
        drafts.FindAsync(request.DefinitionId, request.Version, cancel);
}
