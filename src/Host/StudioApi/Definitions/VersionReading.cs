using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>Studio names single versions by ids of their own.</summary>
internal static class VersionReading
{
    /// <summary>Those that are there, in full.</summary>
    public static async Task<Result<List<GetDefinition.Response>>> ReadVersionsAsync(
        this IMediator mediator,
        IReadOnlyList<string> versionIds,
        CancellationToken cancel
    )
    {
        var versions = await mediator.Send(
            new ListVersions.Query(VersionIds: versionIds, Paging: new Paging(1, PagingValidator.MostRows)),
            cancel
        );
        if (!versions.IsSuccess)
            return versions.Refusal;
        List<GetDefinition.Response> found = [];
        foreach (var version in versions.Value.Items)
            if (await mediator.Send(new GetDefinition.Query(version.DefinitionId, $"{version.Version}"), cancel) is { IsSuccess: true } one)
                found.Add(one.Value);
        return found;
    }
}
