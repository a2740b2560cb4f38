using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>What the start page of a procedure asks (R-SET-7).</summary>
public static class GetStart
{
    public sealed record Query(string DefinitionId) : IQuery<Response>;

    /// <param name="Version">To be named at the start: who has this form open goes on with it (R-SET-13).</param>
    /// <param name="Form">Its fields are what a start takes as <c>input</c>.</param>
    /// <param name="Branches">Where the caller may start it.</param>
    public sealed record Response(
        string DefinitionId,
        int Version,
        string Name,
        string EnglishName,
        string Description,
        bool NeedsClient,
        Form Form,
        IReadOnlyList<BranchId> Branches
    );

    public sealed class Handler(IDefinitionSource definitions, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await definitions.FindPublishedAsync(query.DefinitionId, cancel) is not { } graph)
                return Refusal.NotFound("definition.not-published");
            if (person.BranchesToStart(graph) is not { Count: > 0 } branches)
                return Refusal.Forbidden("journey.may-not-start");
            var definition = graph.Definition;
            return new Response(
                definition.DefinitionId,
                definition.Version,
                definition.Name,
                definition.EnglishName,
                definition.Description,
                JourneyStart.NeedsClient(graph),
                StartForm.Of(definition),
                branches
            );
        }
    }
}
