using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Pipeline;
using MediatR;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>Studio names single versions by ids of their own.</summary>
internal static class VersionReading
{
    /// <summary>How many definitions one call of Studio gets at the most.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Behind it there is nothing, and no database is asked for more rows than it can count.</summary>
    public const int LastPage = 999_999;

    /// <summary>Those that are there, in full.</summary>
    public static async Task<Result<List<GetDefinition.Response>>> ReadVersionsAsync(this IMediator mediator, IReadOnlyList<string> versionIds, CancellationToken cancel)
    {
        var versions = await mediator.Send(new ListVersions.Query(VersionIds: versionIds, Paging: new Paging(1, MostAtOnce)), cancel);
        if (!versions.IsSuccess) return versions.Refusal;
        List<GetDefinition.Response> found = [];
        foreach (var version in versions.Value.Items)
            if (await mediator.Send(new GetDefinition.Query(version.DefinitionId, $"{version.Version}"), cancel) is { IsSuccess: true } one) found.Add(one.Value);
        return found;
    }
}
