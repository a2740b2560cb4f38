using CaseFlow.Workflows.Forms;
using Microsoft.AspNetCore.Components;

namespace CaseFlow.Host.Pages.Fields;

/// <summary>Draws a field of a type that a room brings (<see cref="FieldWidget"/>). Every such component is given all of this.</summary>
public abstract class FieldInput : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>"needs", or "areas[2].note" within a row.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>The fields of each of its rows; none for a type without rows.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<FormField> Cells { get; set; }
}
