namespace CaseFlow.Host.Pages.Drawing;

/// <summary>
/// Writes at the beginning of each line how its activity is left, where there is more than one way. Labels of one activity do not cover
/// each other.
/// </summary>
internal static class PortLabels
{
    private const double LetterHeight = 12;

    public sealed record Label(string Text, double X, double Y, string Anchor);

    public static IEnumerable<Label> Of(Sheet sheet, DrawingWords words)
    {
        foreach (var source in sheet.Routes.GroupBy(route => route.Line.Source))
        {
            if (source.All(route => route.Line.Port == "Done"))
                continue;
            var activity = sheet.Boxes.First(box => box.Activity.Id == source.Key).Activity;
            var taken = new Dictionary<(double, double), int>();
            foreach (var route in source)
            {
                var (from, to) = (route.Points[0], route.Points[1]);
                var direction = (Math.Sign(to.X - from.X), Math.Sign(to.Y - from.Y));
                var place = taken[direction] = taken.GetValueOrDefault(direction, -1) + 1;
                var text = words.PortOf(activity, route.Line.Port);
                yield return direction switch
                {
                    (1, _) => new Label(text, from.X + 4, from.Y - 4, "start"),
                    (-1, _) => new Label(text, from.X - 4, from.Y - 4, "end"),
                    (_, 1) => new Label(text, from.X + 4, from.Y + 13 + place * LetterHeight, "start"),
                    _ => new Label(text, from.X + 4, from.Y - 6 - place * LetterHeight, "start"),
                };
            }
        }
    }
}
