using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Definitions.Offers;

/// <summary>What inputs of one kind of editor may name: the designer offers it, the check refuses what is not in it.</summary>
public interface IEditorOffer
{
    string Editor { get; }

    Task<IReadOnlyCollection<string>> NamesAsync(CancellationToken cancel);

    /// <summary>With what people call them, in the order to be shown.</summary>
    Task<IReadOnlyList<Offered>> ListAsync(CancellationToken cancel);
}

/// <summary>One thing that an input may name.</summary>
/// <param name="Title">Null where the pages have a word for it themselves, as they have for roles.</param>
public sealed record Offered(string Name, LocalText? Title = null);
