using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>
/// Lays a definition out: the designer's positions where it has them, else layers from the start to the right. What stands within an
/// activity gets a sheet of its own.
/// </summary>
internal static class SheetLayout
{
    private const double BoxWidth = 170;
    private const double BoxHeight = 54;
    private const double ColumnWidth = 240;
    private const double RowHeight = 110;

    public static IReadOnlyList<Sheet> Of(DrawnActivity root)
    {
        List<Sheet> sheets = [];
        if (IsSheet(root))
            Add(sheets, null, "", root.Parts, LinesOf(root));
        else
            Add(sheets, null, "", [root], []);
        return sheets;
    }

    /// <summary>It is drawn as what stands in it.</summary>
    private static bool IsSheet(DrawnActivity activity) => activity.Type is "Elsa.Flowchart" or "Elsa.Sequence";

    private static void Add(
        List<Sheet> sheets,
        DrawnActivity? holder,
        string place,
        IReadOnlyList<DrawnActivity> activities,
        IReadOnlyList<DrawnLine> lines
    )
    {
        var beside = EventLane.IdsOf(activities, lines);
        var boxes = EventLane.Below(
            Placed([.. activities.Where(activity => !beside.Contains(activity.Id))], lines),
            Placed([.. activities.Where(activity => beside.Contains(activity.Id))], lines)
        );
        sheets.Add(new Sheet(holder, place, boxes, LineRouter.Of(boxes, lines)));
        foreach (var activity in activities)
        {
            foreach (var part in activity.Parts.GroupBy(part => part.Place))
            {
                if (part.ToList() is [var only] && IsSheet(only))
                    Add(sheets, activity, part.Key, only.Parts, LinesOf(only));
                else
                    Add(sheets, activity, part.Key, [.. part], LinesOf(activity));
            }
        }
    }

    private static List<Box> Placed(IReadOnlyList<DrawnActivity> activities, IReadOnlyList<DrawnLine> lines) =>
        activities.All(activity => activity is { X: not null, Y: not null })
        && activities.Select(activity => (activity.X, activity.Y)).Distinct().Count() == activities.Count
            ? [.. activities.Select(activity => BoxOf(activity, activity.X!.Value, activity.Y!.Value))]
            : Layers(activities, lines);

    private static IReadOnlyList<DrawnLine> LinesOf(DrawnActivity activity) =>
        activity.Type == "Elsa.Sequence"
            ? [.. activity.Parts.Zip(activity.Parts.Skip(1), (before, after) => new DrawnLine(before.Id, "Done", after.Id))]
            : activity.Lines;

    private static Box BoxOf(DrawnActivity activity, double x, double y) =>
        new(
            activity,
            x,
            y,
            double.Clamp(activity.Width ?? BoxWidth, BoxWidth, 260),
            double.Clamp(activity.Height ?? BoxHeight, BoxHeight, 100)
        );

    private static List<Box> Layers(IReadOnlyList<DrawnActivity> activities, IReadOnlyList<DrawnLine> lines)
    {
        var own = activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        lines = [.. lines.Where(line => own.Contains(line.Source) && own.Contains(line.Target))];
        var next = lines.ToLookup(line => line.Source, line => line.Target);
        var reached = lines.Where(line => line.Source != line.Target).Select(line => line.Target).ToHashSet(StringComparer.Ordinal);
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var start in activities.Where(activity => !reached.Contains(activity.Id)).Concat(activities))
            Spread(start.Id, next, layers);
        var rows = new Dictionary<int, int>();
        return
        [
            .. activities.Select(activity =>
                BoxOf(
                    activity,
                    layers[activity.Id] * ColumnWidth,
                    (rows[layers[activity.Id]] = rows.GetValueOrDefault(layers[activity.Id], -1) + 1) * RowHeight
                )
            ),
        ];
    }

    private static void Spread(string start, ILookup<string, string> next, Dictionary<string, int> layers)
    {
        if (!layers.TryAdd(start, 0))
            return;
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var one))
            foreach (var target in next[one])
                if (layers.TryAdd(target, layers[one] + 1))
                    open.Enqueue(target);
    }
}
