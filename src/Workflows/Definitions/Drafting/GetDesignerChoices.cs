using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>What a manager picks from while drawing a procedure: forms, other procedures with their ways out, price categories.</summary>
public static class GetDesignerChoices
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<FormChoice> Forms, IReadOnlyList<DefinitionChoice> Definitions, IReadOnlyList<string> PriceCategories, IReadOnlyList<UsedType> UsedTypes);

    public sealed record FormChoice(string Id, LocalText Title);

    /// <param name="Outcomes">Of its Complete activities: by these a parent may go on.</param>
    public sealed record DefinitionChoice(string Id, string Name, string EnglishName, IReadOnlyList<string> Outcomes);

    /// <summary>An activity type that some stored version uses, known or not, and the ports that its lines leave by.</summary>
    public sealed record UsedType(string TypeName, int Version, IReadOnlyList<string> Ports);

    public sealed class Handler(CaseFlowDb db, FormSource forms) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var latest = await db.Forms.GroupBy(form => form.FormId).Select(same => new { Id = same.Key, Version = same.Max(form => form.Version) }).ToListAsync(cancel);
            var choices = new List<FormChoice>();
            foreach (var form in latest.OrderBy(form => form.Id, StringComparer.Ordinal)) choices.Add(new FormChoice(form.Id, (await forms.FindAsync(form.Id, form.Version, cancel))!.Title));

            var published = await db.Definitions.AsNoTracking().Where(row => row.IsPublished).OrderBy(row => row.DefinitionId).ToListAsync(cancel);
            var categories = await db.PriceItems.Select(item => item.Category).Distinct().OrderBy(category => category).ToListAsync(cancel);
            return new Response(choices, published.ConvertAll(row => new DefinitionChoice(row.DefinitionId, row.Name, row.EnglishName, OutcomesOf(row.Json))), categories, await UsedTypesAsync(cancel));
        }

        private async Task<IReadOnlyList<UsedType>> UsedTypesAsync(CancellationToken cancel)
        {
            var used = new TypesInUse();
            await foreach (var json in db.Definitions.Select(row => row.Json).AsAsyncEnumerable().WithCancellation(cancel)) used.Take(json);
            return used.All;
        }

        private static List<string> OutcomesOf(string json)
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("outcomes", out var outcomes) && outcomes.ValueKind == JsonValueKind.Array
                ? [.. outcomes.EnumerateArray().Where(outcome => outcome.ValueKind == JsonValueKind.String).Select(outcome => outcome.GetString()!)]
                : [];
        }
    }
}
