using System.Globalization;
using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>One flowchart, sequence or body of a definition, laid out: where each activity stands and which way each line takes.</summary>
public sealed record Sheet(DrawnActivity? Holder, string Place, IReadOnlyList<Box> Boxes, IReadOnlyList<Route> Routes)
{
    private const double Margin = 36;

    public double Left => Across.Min() - Margin;

    public double Top => Down.Min() - Margin;

    public double Width => Across.Max() + Margin - Left;

    public double Height => Down.Max() + Margin - Top;

    private IEnumerable<double> Across =>
        Boxes
            .SelectMany(box => new[] { box.X, box.Right })
            .Concat(Routes.SelectMany(route => route.Points).Select(point => point.X))
            .DefaultIfEmpty();

    private IEnumerable<double> Down =>
        Boxes
            .SelectMany(box => new[] { box.Y, box.Bottom })
            .Concat(Routes.SelectMany(route => route.Points).Select(point => point.Y))
            .DefaultIfEmpty();
}

/// <summary>An activity on a sheet.</summary>
public sealed record Box(DrawnActivity Activity, double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double MiddleX => X + Width / 2;
    public double MiddleY => Y + Height / 2;
}

/// <summary>A line on a sheet, from where it leaves its source to where it meets its target.</summary>
public sealed record Route(DrawnLine Line, IReadOnlyList<(double X, double Y)> Points)
{
    public string Path =>
        "M" + string.Join("L", Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}")));
}
