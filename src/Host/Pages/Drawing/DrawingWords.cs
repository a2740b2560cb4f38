using CaseFlow.Engine.Definitions;
using CaseFlow.Host.StudioApi;
using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>What activities and ports are called, and how they look, in the visitor's language.</summary>
internal sealed class DrawingWords(ActivityRegistry registry, Words words)
{
    public string NameOf(DrawnActivity activity)
    {
        var name = words.Of(activity.Name, activity.EnglishName);
        if (name.Length > 0)
            return name;
        return registry.Find(activity.Type) is { } type ? words.Of(type.Name, type.EnglishName) : activity.Type.Split('.')[^1];
    }

    public string KindOf(DrawnActivity activity) =>
        registry.Find(activity.Type) is { } type ? words.Of(type.Name, type.EnglishName) : words["drawing.unknown", activity.Type];

    public string PortOf(DrawnActivity? source, string port)
    {
        var known = source is null ? null : registry.Find(source.Type)?.Outcomes.FirstOrDefault(outcome => outcome.Name == port);
        return known is not null ? words.Of(known.Label, known.EnglishLabel) : words.Known("outcome." + port) ?? port;
    }

    public string PlaceOf(DrawnActivity holder, string place) =>
        words.Known("drawing.place." + (EventLane.IsEvent(holder) ? "event-" : "") + place) ?? place;

    public string ColourOf(DrawnActivity activity) => StageStyles.ColourOf(registry.Find(activity.Type));

    public string? IconOf(DrawnActivity activity) =>
        activity.Type switch
        {
            "Elsa.FlowDecision" or "Elsa.FlowSwitch" or "Elsa.If" or "Elsa.Switch" => "git-branch",
            "Elsa.FlowFork" or "Elsa.Fork" or "Elsa.Parallel" or "Elsa.FlowJoin" => "arrows-split",
            "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" or "Elsa.BulkDispatchWorkflows" => "route",
            "Elsa.ForEach" or "Elsa.ParallelForEach" or "Elsa.For" or "Elsa.While" => "repeat",
            "Elsa.Start" => "player-play",
            "Elsa.End" or "Elsa.Complete" or "Elsa.Finish" => "flag",
            "Elsa.Delay" or "Elsa.StartAt" or "Elsa.Timer" or "Elsa.Cron" => "clock",
            "Elsa.SetVariable" or "Elsa.SetOutput" or "Elsa.RunJavaScript" => "edit",
            _ => registry.Find(activity.Type)?.Icon is { Length: > 0 } icon ? icon : null,
        };
}
