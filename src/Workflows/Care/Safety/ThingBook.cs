using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>What things contain: of items and products by the clinic's table, of an anaesthetic also as it was named.</summary>
public sealed class ThingBook(CaseFlowDb db)
{
    /// <param name="named">By key those that are no items.</param>
    public async Task<IReadOnlyList<SafetyThing>> OfAsync(
        IReadOnlySet<PriceItemId> ids,
        IReadOnlyDictionary<ThingKey, LocalText> named,
        CancellationToken cancel
    )
    {
        var items = await db.PriceItems().AsNoTracking().Where(item => ids.Contains(item.Id)).ToListAsync(cancel);
        var keys = ids.Select(id => id.ToString()).Concat(named.Keys.Select(key => key.Id)).Append(ThingKey.Cream.Id).ToHashSet();
        var contents = await db.SafetyContents().CurrentAsync(row => keys.Contains(row.Key), cancel);
        return
        [
            .. items.Select(item => new SafetyThing(
                ThingKey.Of(item.Id),
                new LocalText(item.Name, item.EnglishName),
                item.Category,
                ContentOf(ThingKey.Of(item.Id)) ?? [],
                item.AnaestheticMinutes > 0
            )),
            new SafetyThing(ThingKey.Cream, SafetyThing.CreamName, null, ContentOf(ThingKey.Cream) ?? SafetyThing.CreamContains),
            .. named
                .Where(one => one.Key != ThingKey.Cream)
                .Select(one => new SafetyThing(one.Key, one.Value, null, ContentOf(one.Key) ?? Substances(one.Key, one.Value))),
        ];

        IReadOnlyList<string>? ContentOf(ThingKey key) =>
            contents.FirstOrDefault(row => row.Kind == key.Kind && row.Key == key.Id)?.Contains;
    }

    /// <summary>An anaesthetic is named by its substances; a product's name says nothing (R-SAFE-10).</summary>
    private static string[] Substances(ThingKey key, LocalText name) =>
        key.Kind == ThingKey.Anaesthetic
            ? name.Chinese.Split(
                ['、', '，', ',', ';', '；', '/', '+'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
            : [];
}
