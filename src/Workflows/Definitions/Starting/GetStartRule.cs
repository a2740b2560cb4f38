using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>Who may start a procedure by its newest version, and which of its inputs a person could be asked.</summary>
public static class GetStartRule
{
    public sealed record Query(string DefinitionId) : IQuery<Response>;

    /// <param name="SaysSo">The version names who may start it; if not, everybody who may start journeys does.</param>
    public sealed record Response(long Revision, bool SaysSo, IReadOnlyList<string> Roles, IReadOnlyList<Input> Inputs);

    /// <param name="IsAsked">It is opened to people.</param>
    /// <param name="Choices">"value|name|English name"; none: it is typed.</param>
    public sealed record Input(string Name, string Label, bool IsAsked, IReadOnlyList<string> Choices);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var latest = await db.Definitions()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.DefinitionId == query.DefinitionId && row.IsLatest, cancel);
            if (latest is null)
                return Refusal.NotFound("definition.not-found");
            var head = DefinitionReader.ReadHead(DefinitionJson.ToElement(DefinitionJson.Parse(latest.Json)));
            return new Response(
                latest.Revision,
                head.Start is not null,
                head.Start?.By ?? [],
                [
                    .. head
                        .Inputs.Where(StartForm.CanBeAsked)
                        .Select(input => new Input(
                            input.Name,
                            input.Label,
                            head.Start?.Inputs.Contains(input.Name) == true,
                            head.Start?.Choices.GetValueOrDefault(input.Name) ?? []
                        )),
                ]
            );
        }
    }
}
