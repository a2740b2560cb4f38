using CaseFlow.Workflows.Definitions.Offers;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// What a manager picks from while drawing a procedure: what rooms offer, such as roles and forms, and other procedures with their ways
/// out; and what the stored ones are drawn with.
/// </summary>
public static class GetDesignerChoices
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Offers">By the kind of editor.</param>
    public sealed record Response(IReadOnlyDictionary<string, IReadOnlyList<Offered>> Offers, IReadOnlyList<DefinitionSketch> Definitions)
    {
        public IEnumerable<DefinitionSketch> Published => Definitions.Where(sketch => sketch.Version.IsPublished);

        /// <summary>Versions that others use as an activity of that name.</summary>
        public IEnumerable<DefinitionSketch> Reusables => Definitions.Where(sketch => sketch.Version.TypeName is not null);

        public IEnumerable<UsedType> UsedTypes =>
            Definitions
                .SelectMany(sketch => sketch.Types)
                .GroupBy(used => (used.TypeName, used.Version, used.Child))
                .Select(same => new UsedType(
                    same.Key.TypeName,
                    same.Key.Version,
                    same.Key.Child,
                    [.. same.SelectMany(used => used.Ports).Distinct().Order(StringComparer.Ordinal)]
                ));
    }

    public sealed class Handler(EditorOffers offers, DefinitionSketches sketches) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            new Response(await offers.ListAsync(cancel), await sketches.AllAsync(cancel));
    }
}
