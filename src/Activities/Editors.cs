using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;

[assembly: EditorKind(Editors.Role)]
[assembly: EditorKind(Editors.Form)]

namespace CaseFlow.Activities;

/// <summary>Inputs that name something of the clinic's: kinds of editors beside those of <see cref="Editor"/>.</summary>
public static class Editors
{
    /// <summary>One of <see cref="Roles"/>.</summary>
    public const string Role = "role";

    /// <summary>A form, by its id.</summary>
    public const string Form = "form";
}
