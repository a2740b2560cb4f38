using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>
/// A type that form files may name for a field. Forms brings the plain ones; a room registers its own, and
/// <see cref="FieldCatalog"/> finds them all. Holds nothing: one object serves every answer.
/// </summary>
public interface IFieldType
{
    /// <summary>As form files write it: stored for years.</summary>
    string Name { get; }

    /// <summary>It stands only in the rows of another type; no form file may name it.</summary>
    bool IsOnlyForRows => false;

    /// <summary>Its answers are rows, each with fields of its own.</summary>
    bool HasRows => false;

    /// <summary>A form file may give such a field a value to start with.</summary>
    bool TakesDefault => true;

    /// <summary>Its answers are known by a source of options, which the form file has to name.</summary>
    bool TakesOptionsFrom => false;

    /// <summary>The fields of a row; none for a type without rows.</summary>
    IReadOnlyList<FormField> CellsOf(FormField field) => [];

    /// <summary>
    /// The answer in normal form, as the engine's values; null with an error at its path for what cannot be kept. Pure.
    /// </summary>
    object? Read(FieldAnswer answer, JsonElement json, FormFacts facts);

    /// <summary>
    /// What a field that asks about what is known of the client starts with, as it is when the form is shown; null for any other.
    /// </summary>
    /// <param name="typed">What a draft holds for it, or what the task brought along; null: nothing.</param>
    Task<JsonElement?> StartAsync(ClientId client, JsonElement? typed, CaseFlowDb db, CancellationToken cancel) =>
        Task.FromResult<JsonElement?>(null);
}

/// <summary>A field type whose answers name something that is stored: looked up before the answers are read.</summary>
public interface IFieldLookup : IFieldType
{
    /// <summary>What is there, by the text that names it; what may not be named here is left out.</summary>
    /// <param name="named">Texts of answers that nobody has checked yet.</param>
    /// <param name="home">The branch; of a trial's branch the one that it tries for.</param>
    Task<IReadOnlyDictionary<string, object>> FindAsync(
        IReadOnlyCollection<string> named,
        BranchId home,
        CaseFlowDb db,
        CancellationToken cancel
    );
}
