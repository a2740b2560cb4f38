using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Checks;

/// <summary>What would keep a version from being published, and what is doubtful in it.</summary>
public static class CheckDefinition
{
    /// <param name="Version">Null: the latest.</param>
    public sealed record Query(string DefinitionId, int? Version = null) : IQuery<Response>;

    /// <param name="Definition">As it is stored, for a drawing of it.</param>
    public sealed record Response(VersionHead Head, JsonObject Definition, IReadOnlyList<Finding> Findings)
    {
        public int Errors => Findings.Count(finding => finding.Severity == FindingSeverity.Error);

        public int Warnings => Findings.Count - Errors;
    }

    public sealed class Handler(CaseFlowDb db, DefinitionChecks checks, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var versions = db.Definitions().AsNoTracking().Where(row => row.DefinitionId == query.DefinitionId);
            if (
                await versions.SingleOrDefaultAsync(row => query.Version == null ? row.IsLatest : row.Version == query.Version, cancel)
                is not { } row
            )
                return Refusal.NotFound("definition.not-found");
            var json = DefinitionJson.Parse(row.Json);
            return new Response(VersionHead.Of(row), json, await checks.OfAsync(json, cancel));
        }
    }
}
