namespace CaseFlow.Workflows.Definitions.Comparing;

public enum DifferenceKind
{
    Added,
    Removed,
    Changed,

    /// <summary>It stands elsewhere on the sheet, or in another body, and is otherwise the same.</summary>
    Moved,
}

/// <summary>What of a definition differs.</summary>
public enum DifferenceSubject
{
    Activity,
    Line,
    Variable,
    Input,
    Output,

    /// <summary>Name, description, ways out: what the definition says of itself.</summary>
    Definition,
}

/// <summary>One thing that is different in the later of two versions of a definition.</summary>
/// <param name="Id">Of the activity or variable; the member of the definition; null for a line.</param>
/// <param name="Name">What people call it.</param>
public sealed record Difference(DifferenceKind Kind, DifferenceSubject Subject, string? Id, string Name, string EnglishName)
{
    /// <summary>The activity's type, which knows what its inputs are called.</summary>
    public string Type { get; init; } = "";

    public DrawnLine? Line { get; init; }

    /// <summary>What of it changed, in the order of their names.</summary>
    public IReadOnlyList<MemberChange> Changes { get; init; } = [];
}

/// <summary>One member that has another content; null where it was, or is, not there.</summary>
/// <param name="Member">An input, output or other member as definitions write it.</param>
public sealed record MemberChange(string Member, MemberContent? Before, MemberContent? After);

/// <summary>What a member holds: an expression, what an output is kept in, or plain JSON.</summary>
/// <param name="Kind">The expression's type ("Literal", "JavaScript", ...), "Kept" for an output, empty for anything else.</param>
public sealed record MemberContent(string Kind, string Text);
