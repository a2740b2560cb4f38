using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>
/// What somebody decided for the whole clinic. Rows are only added: the newest of a name is what holds, the others say how it came to that.
/// </summary>
public sealed class SettingChange
{
    public required string Name { get; set; }

    /// <summary>1, 2, 3, ... for each name.</summary>
    public int Number { get; set; }
    public required string Value { get; set; }
    public DateTimeOffset At { get; set; }
    public PersonId ById { get; set; }
    public required string By { get; set; }

    /// <summary>The second person (R-SET-10); null: none was needed.</summary>
    public string? ApprovedBy { get; set; }
}
