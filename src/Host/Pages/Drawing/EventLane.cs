using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>What may happen at any time stands in a lane of its own below the flow, with the steps that it alone leads to.</summary>
/// <remarks>As BPMN has it: a broken edge for what runs beside the flow, a full one for what interrupts it.</remarks>
internal static class EventLane
{
    public const string EventType = "CaseFlow.AnyTime";

    private const double Gap = 90;
    private const double Padding = 26;
    private const double Head = 34;

    public static bool IsEvent(DrawnActivity activity) => activity.Type == EventType;

    /// <summary>For the style sheet.</summary>
    public static string ClassOf(DrawnActivity activity) =>
        !IsEvent(activity) ? ""
        : Interrupts(activity) ? "drawing-event"
        : "drawing-event drawing-beside";

    /// <summary>The events, and what is reached from them and from nowhere else.</summary>
    public static IReadOnlySet<string> IdsOf(IReadOnlyList<DrawnActivity> activities, IReadOnlyList<DrawnLine> lines)
    {
        var events = activities.Where(IsEvent).Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        if (events.Count == 0)
            return events;
        var next = lines.ToLookup(line => line.Source, line => line.Target, StringComparer.Ordinal);
        var beside = Reached(events, next);
        var starts = activities.Select(activity => activity.Id).Where(id => !beside.Contains(id));
        beside.ExceptWith(Reached(starts, next));
        return beside;
    }

    /// <summary>The lane is moved down until nothing of the flow is beside it.</summary>
    public static IReadOnlyList<Box> Below(IReadOnlyList<Box> flow, IReadOnlyList<Box> lane)
    {
        if (flow.Count == 0 || lane.Count == 0)
            return [.. flow, .. lane];
        var missing = flow.Max(box => box.Bottom) + Gap - lane.Min(box => box.Y);
        return [.. flow, .. lane.Select(box => box with { Y = box.Y + Math.Max(0, missing) })];
    }

    /// <summary>The lane's ground; null where there is none.</summary>
    public static Ground? Of(Sheet sheet)
    {
        var ids = IdsOf([.. sheet.Boxes.Select(box => box.Activity)], [.. sheet.Routes.Select(route => route.Line)]);
        var boxes = sheet.Boxes.Where(box => ids.Contains(box.Activity.Id)).ToList();
        if (boxes.Count == 0)
            return null;
        var (left, top) = (boxes.Min(box => box.X) - Padding, boxes.Min(box => box.Y) - Head);
        return new Ground(left, top, boxes.Max(box => box.Right) + Padding - left, boxes.Max(box => box.Bottom) + Padding - top);
    }

    public sealed record Ground(double X, double Y, double Width, double Height);

    private static HashSet<string> Reached(IEnumerable<string> starts, ILookup<string, string> next)
    {
        var reached = starts.ToHashSet(StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var id))
            foreach (var target in next[id])
                if (reached.Add(target))
                    open.Push(target);
        return reached;
    }

    private static bool Interrupts(DrawnActivity activity) =>
        activity.Json["interrupting"] is JsonObject input
        && input["expression"] is JsonObject expression
        && expression["value"]?.ToString().Equals("true", StringComparison.OrdinalIgnoreCase) == true;
}
