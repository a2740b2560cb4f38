using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// What a manager picks from while drawing a procedure: forms, other procedures with their ways out, price categories; and what the stored
/// ones are drawn with.
/// </summary>
public static class GetDesignerChoices
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(
        IReadOnlyList<FormChoice> Forms,
        IReadOnlyList<DefinitionSketch> Definitions,
        IReadOnlyList<string> PriceCategories
    )
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

    public sealed record FormChoice(string Id, LocalText Title);

    public sealed class Handler(CaseFlowDb db, FormSource forms, DefinitionSketches sketches) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var latest = await db
                .Forms.GroupBy(form => form.FormId)
                .Select(same => new { Id = same.Key, Version = same.Max(form => form.Version) })
                .ToListAsync(cancel);
            var choices = new List<FormChoice>();
            foreach (var form in latest.OrderBy(form => form.Id, StringComparer.Ordinal))
                choices.Add(new FormChoice(form.Id, (await forms.FindAsync(form.Id, form.Version, cancel))!.Title));
            var categories = await db.PriceItems.Select(item => item.Category).Distinct().OrderBy(category => category).ToListAsync(cancel);
            return new Response(choices, await sketches.AllAsync(cancel), categories);
        }
    }
}
