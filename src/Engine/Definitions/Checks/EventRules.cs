using System.Text.RegularExpressions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// An event that may come at any step has a name of its own, written out, and something to do; no line leads to it, and its own lines lead
/// where the flow can go on from.
/// </summary>
internal static partial class EventRules
{
    public static IEnumerable<Finding> Of(IReadOnlyList<Activity> own) =>
        [.. own.OfType<AnyTimeEvent>().SelectMany(OfOne), .. SameNames(own.OfType<AnyTimeEvent>())];

    public static IEnumerable<Finding> Of(FlowShape shape) => shape.Flowchart.Events.SelectMany(one => Lines(shape, one));

    private static IEnumerable<Finding> OfOne(AnyTimeEvent one)
    {
        if (one.Container is not Flowchart flowchart)
            yield return Finding.Error(one, "check.event-outside");
        else if (one.LastBefore is { Length: > 0 } until && !flowchart.Activities.Any(step => step.LocalId == until))
            yield return Finding.Error(one, "check.event-until", "until", until);
        foreach (
            var input in new Input[] { one.EventName, one.Interrupting, one.Again, one.Outlasts, one.Until, one.InterruptsBy }.Where(
                input => input.IsDynamic
            )
        )
            yield return Finding.Error(one, "check.event-computed", input.Name);
        if (!one.EventName.IsDynamic && !Name().IsMatch(one.DrawnName))
            yield return Finding.Error(one, "check.event-name", "eventName", one.DrawnName);
        if (one.Body is null)
            yield return Finding.Error(one, "check.event-empty", "body");
    }

    private static IEnumerable<Finding> SameNames(IEnumerable<AnyTimeEvent> all) =>
        all.Where(one => one.DrawnName.Length > 0)
            .GroupBy(one => one.DrawnName)
            .SelectMany(same => same.Skip(1).Select(one => Finding.Error(one, "check.event-same-name", "eventName", one.DrawnName)));

    private static IEnumerable<Finding> Lines(FlowShape shape, AnyTimeEvent one)
    {
        if (shape.Flowchart.Connections.FirstOrDefault(line => line.Target == one.Id) is { } inbound)
            yield return Finding.Error(one, "check.event-inbound", null, shape.Node(inbound.Source).Name);
        foreach (var (entry, mayEnter) in shape.Entries(one).Select(line => (shape.Node(line.Target), MayEnter(one, line))).Distinct())
            if (!mayEnter)
                yield return Finding.Error(one, "check.event-leads-into-flow", null, entry.Name);
            else if (JoinRules.CutOff(shape, entry) is { } join)
                yield return Finding.Error(one, "check.event-into-branch", null, entry.Name, join.Name);
    }

    private static bool MayEnter(AnyTimeEvent one, Connection line) =>
        one.Interrupts || (line.Source == one.Id && one.WaysIn.Contains(line.SourcePort ?? "Done"));

    // It stands in addresses.
    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$")]
    private static partial Regex Name();
}
