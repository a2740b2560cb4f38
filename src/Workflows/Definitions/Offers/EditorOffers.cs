namespace CaseFlow.Workflows.Definitions.Offers;

/// <summary>All that is offered, by the kind of editor.</summary>
public sealed class EditorOffers(IEnumerable<IEditorOffer> offers)
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>> NamesAsync(CancellationToken cancel)
    {
        var names = new Dictionary<string, IReadOnlyCollection<string>>();
        foreach (var offer in offers)
            names.Add(offer.Editor, await offer.NamesAsync(cancel));
        return names;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Offered>>> ListAsync(CancellationToken cancel)
    {
        var offered = new Dictionary<string, IReadOnlyList<Offered>>();
        foreach (var offer in offers)
            offered.Add(offer.Editor, await offer.ListAsync(cancel));
        return offered;
    }
}
