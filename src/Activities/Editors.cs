using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;

[assembly: EditorKind(Editors.Role)]
[assembly: EditorKind(Editors.Roles)]
[assembly: EditorKind(Editors.Form)]

namespace CaseFlow.Activities;

/// <summary>Inputs that name something of the clinic's: kinds of editors beside those of <see cref="Editor"/>.</summary>
public static class Editors
{
    /// <summary>One of <see cref="Common.Roles"/>.</summary>
    public const string Role = "role";

    /// <summary>Any number of them.</summary>
    public const string Roles = "roles";

    /// <summary>A form, by its id.</summary>
    public const string Form = "form";
}
