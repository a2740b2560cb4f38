namespace CaseFlow.Activities.Common;

/// <summary>
/// Something that a clinic decides for itself: a limit, a percent, hours. Where nobody has decided, the default holds.
/// </summary>
/// <remarks>
/// An activity learns what holds by asking (<see cref="SettingsAsked"/>), unless its definition sets the input itself. The answer stands
/// in the journal: a change counts from the next step on, and a replay gives what it gave.
/// </remarks>
/// <param name="Key">Stored for years: lower-case words joined by dots and dashes.</param>
/// <param name="Unit">What the value is counted in; empty for a text.</param>
public sealed record Setting(string Key, string Meaning, string EnglishMeaning, string Unit, string Default, AllowedValues Allowed)
{
    /// <summary>A change counts only when somebody else has approved it (R-SET-10).</summary>
    public bool NeedsSecondPerson { get; init; }
}

/// <summary>Asks for what is set. A yes holds each value by its key; see <see cref="SettingValues"/>.</summary>
/// <param name="Task">What was completed, for the activity to go on with.</param>
public sealed record SettingsAsked(IReadOnlyList<Setting> Settings, TaskCompleted? Task = null);
