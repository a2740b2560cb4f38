using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Loops;

/// <summary>One round of a loop: its body with the variables of the round.</summary>
internal static class Loop
{
    public const string CurrentValue = nameof(CurrentValue);
    public const string CurrentIndex = nameof(CurrentIndex);

    public static ChildWork Work(Activity body, object? value) =>
        new(body, Variables: new Dictionary<string, object?> { [CurrentValue] = value });

    public static ChildWork Work(Activity body, object? value, int index) =>
        new(body, Variables: new Dictionary<string, object?> { [CurrentValue] = value, [CurrentIndex] = index });
}
