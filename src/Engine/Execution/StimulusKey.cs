namespace CaseFlow.Engine.Execution;

/// <summary>The keys by which stimuli find bookmarks and triggers. Case-sensitive, as event names are.</summary>
public static class StimulusKey
{
    public static string Event(string name) => $"event:{name}";

    /// <summary>Of an event that may come at any step (<see cref="Primitives.AnyTime.AnyTimeEvent"/>).</summary>
    public static string AnyTime(string name) => $"any-time:{name}";

    public static string Task(Guid id) => $"task:{id:D}";
}
