namespace CaseFlow.Engine.Execution;

/// <summary>The keys by which stimuli find bookmarks and triggers. Case-sensitive, as event names are.</summary>
public static class StimulusKey
{
    public static string Event(string name) => $"event:{name}";

    public static string Task(Guid id) => $"task:{id:D}";
}
