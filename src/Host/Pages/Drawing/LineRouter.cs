using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>
/// Finds for each line a way of level and upright pieces: of a dozen simple ways the one that crosses the fewest activities, then the
/// shortest with the fewest bends.
/// Lines that leave an activity by the same side do so beside each other, lines to the same activity share their way. Points that somebody
/// pulled a line through are kept.
/// </summary>
internal sealed class LineRouter(IReadOnlyList<Box> boxes)
{
    private const double Gap = 26;
    private const double Lane = 6;
    private const double Slot = 14;
    private const double Crossing = 5000;
    private const double Shared = 90;

    private readonly double highest = boxes.Count == 0 ? 0 : boxes.Min(box => box.Y) - Gap;
    private readonly double lowest = boxes.Count == 0 ? 0 : boxes.Max(box => box.Bottom) + Gap;
    private readonly Dictionary<(Box, Side), int> leaving = [];

    private enum Side
    {
        Right,
        Left,
        Top,
        Bottom,
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Point(double X, double Y);

    public static IReadOnlyList<Route> Of(IReadOnlyList<Box> boxes, IReadOnlyList<DrawnLine> lines)
    {
        var byId = boxes.DistinctBy(box => box.Activity.Id).ToDictionary(box => box.Activity.Id, StringComparer.Ordinal);
        var router = new LineRouter(boxes);
        var lanes = lines
            .Select(line => line.Target)
            .Distinct()
            .Select((target, index) => (target, Lane: ((index + 1) % 4 - 1.5) * Lane))
            .ToDictionary(pair => pair.target, pair => pair.Lane, StringComparer.Ordinal);
        return
        [
            .. lines
                .Where(line => byId.ContainsKey(line.Source) && byId.ContainsKey(line.Target))
                .Select(line => new Route(line, router.Find(line, byId[line.Source], byId[line.Target], lanes[line.Target]))),
        ];
    }

    private IReadOnlyList<(double X, double Y)> Find(DrawnLine line, Box from, Box to, double lane)
    {
        if (line.Vertices.Count > 0)
            return [Edge(from, line.Vertices[0]), .. line.Vertices, Edge(to, line.Vertices[^1])];
        var (side, way) = Ways(from, to, lane)
            .MinBy(option => Cost(option.Way, from, to) + leaving.GetValueOrDefault((from, option.Side)) * Shared);
        leaving[(from, side)] = leaving.GetValueOrDefault((from, side)) + 1;
        return [.. way.Select(point => (point.X, point.Y))];
    }

    private IEnumerable<(Side Side, Point[] Way)> Ways(Box from, Box to, double lane)
    {
        var (right, left, top, bottom) = (Start(from, Side.Right), Start(from, Side.Left), Start(from, Side.Top), Start(from, Side.Bottom));
        var (goalX, goalY) = (to.MiddleX + lane, to.MiddleY + lane);
        if (to.X > from.Right)
        {
            if (Math.Abs(right.Y - to.MiddleY) < to.Height / 2 - 4)
                yield return (Side.Right, [right, new(to.X, right.Y)]);
            yield return (Side.Right, [right, new(to.X - Gap + lane, right.Y), new(to.X - Gap + lane, goalY), new(to.X, goalY)]);
            yield return (
                Side.Right,
                [right, new(from.Right + Gap + lane, right.Y), new(from.Right + Gap + lane, goalY), new(to.X, goalY)]
            );
        }
        var (isBelow, isAbove) = (to.MiddleY > from.Bottom, to.MiddleY < from.Y);
        if (isBelow)
            yield return (Side.Bottom, [bottom, new(bottom.X, goalY), new(to.MiddleX > bottom.X ? to.X : to.Right, goalY)]);
        if (isAbove)
            yield return (Side.Top, [top, new(top.X, goalY), new(to.MiddleX > top.X ? to.X : to.Right, goalY)]);
        if (from.MiddleY < to.Y || from.MiddleY > to.Bottom)
        {
            var (side, start) = goalX > from.MiddleX ? (Side.Right, right) : (Side.Left, left);
            yield return (side, [start, new(goalX, start.Y), new(goalX, from.MiddleY < to.Y ? to.Y : to.Bottom)]);
        }
        foreach (var level in new[] { Math.Min(from.Y, to.Y) - Gap, highest })
            yield return (Side.Top, Around(top, level + lane, goalX, to.Y));
        foreach (var level in new[] { Math.Max(from.Bottom, to.Bottom) + Gap, lowest })
            yield return (Side.Bottom, Around(bottom, level + lane, goalX, to.Bottom));
        foreach (var level in new[] { (from.Bottom + to.Y) / 2, from.Bottom + Gap, to.Y - Gap })
            if (isBelow && level > from.Bottom)
                yield return (Side.Bottom, Around(bottom, level + lane, goalX, to.Y));
        foreach (var level in new[] { (from.Y + to.Bottom) / 2, from.Y - Gap, to.Bottom + Gap })
            if (isAbove && level < from.Y)
                yield return (Side.Top, Around(top, level + lane, goalX, to.Bottom));
    }

    /// <summary>The next free place on this side: the middle, then beside it by turns.</summary>
    private Point Start(Box box, Side side)
    {
        var taken = leaving.GetValueOrDefault((box, side));
        var room = (side is Side.Right or Side.Left ? box.Height : box.Width) / 2 - 8;
        var shift = Math.Clamp((taken + 1) / 2 * (taken % 2 == 0 ? -Slot : Slot), -room, room);
        return side switch
        {
            Side.Right => new(box.Right, box.MiddleY + shift),
            Side.Left => new(box.X, box.MiddleY + shift),
            Side.Top => new(box.MiddleX + shift, box.Y),
            _ => new(box.MiddleX + shift, box.Bottom),
        };
    }

    private static Point[] Around(Point start, double level, double goalX, double goalY) =>
        [start, new(start.X, level), new(goalX, level), new(goalX, goalY)];

    private double Cost(Point[] way, Box from, Box to)
    {
        var cost = way.Length * 40d;
        for (var i = 1; i < way.Length; i++)
        {
            var ((left, right), (top, bottom)) = (InOrder(way[i - 1].X, way[i].X), InOrder(way[i - 1].Y, way[i].Y));
            cost += right - left + bottom - top;
            foreach (var box in boxes)
            {
                var isEnd = (box == from && i == 1) || (box == to && i == way.Length - 1);
                if (!isEnd && left < box.Right && right > box.X && top < box.Bottom && bottom > box.Y)
                    cost += Crossing;
            }
        }
        return cost;
    }

    private static (double, double) InOrder(double one, double other) => one < other ? (one, other) : (other, one);

    private static (double X, double Y) Edge(Box box, (double X, double Y) towards)
    {
        if (towards.X > box.Right)
            return (box.Right, box.MiddleY);
        if (towards.X < box.X)
            return (box.X, box.MiddleY);
        return (box.MiddleX, towards.Y > box.MiddleY ? box.Bottom : box.Y);
    }
}
