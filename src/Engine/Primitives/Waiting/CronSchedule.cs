using Cronos;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// The times of a cron expression with six fields: second, minute, hour, day, month, weekday. It means what Cronos, and so Elsa, means by
/// it: <c>L</c>, <c>W</c>, <c>#</c> and macros such as <c>@daily</c> included; day and weekday must both fit.
/// </summary>
internal sealed class CronSchedule
{
    private static readonly (int Least, int Most)[] Bounds = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    private readonly CronExpression times;

    private CronSchedule(CronExpression times) => this.times = times;

    /// <summary>Throws <see cref="FormatException"/> with what is wrong.</summary>
    public static CronSchedule Parse(string text)
    {
        var fields = Fields(text);
        if (fields.Length != Bounds.Length && !IsMacro(text))
            throw new FormatException($"\"{text}\" is no cron expression: it needs six fields, seconds first.");
        try
        {
            return new CronSchedule(CronExpression.Parse(IsMacro(text) ? text : Spelled(fields), CronFormat.IncludeSeconds));
        }
        catch (Exception problem) when (problem is CronFormatException or MissingSeedException)
        {
            throw new FormatException($"\"{text}\" is no cron expression. {problem.Message}", problem);
        }
    }

    /// <summary>
    /// As it was accepted once: a step that leads out of its field leaves the first value alone, where <see cref="Parse"/> refuses it now.
    /// </summary>
    public static CronSchedule ParseStored(string text) =>
        Fields(text) is { Length: 6 } fields
            ? Parse(string.Join(' ', fields.Select((field, at) => EachPart(field, part => Reached(part, at)))))
            : Parse(text);

    /// <summary>The place of the first field that cannot be read, counted from 0; null where all of them can.</summary>
    public static int? WrongField(string[] fields)
    {
        for (var at = 0; at < fields.Length; at++)
            if (!CronExpression.TryParse(Alone(fields, at), CronFormat.IncludeSeconds, out _))
                return at;
        return null;
    }

    /// <summary>The first time after this one that a clock in the zone shows; null if there is none for centuries.</summary>
    /// <remarks>
    /// A time that the zone leaves out in spring happens at the end of the gap. A time that it has twice in autumn happens once, unless one
    /// of second, minute and hour is a range or has a step or a star: that means every time that passes.
    /// </remarks>
    public DateTimeOffset? NextAfter(DateTimeOffset time, TimeZoneInfo zone) => times.GetNextOccurrence(time, zone);

    public static bool IsMacro(string text) => text.AsSpan().TrimStart() is ['@', ..];

    public static string[] Fields(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Alone(string[] fields, int at) => Spelled([.. fields.Select((field, other) => other == at ? field : "*")]);

    // A star within a list is not read there, but means all that the field can be.
    private static string Spelled(string[] fields) =>
        string.Join(
            ' ',
            fields.Select((field, at) => field.Contains(',') ? EachPart(field, part => WithoutStar(part, Bounds[at])) : field)
        );

    private static string WithoutStar(string part, (int Least, int Most) bounds) =>
        part is ['*' or '?', .. var step] ? $"{bounds.Least}-{bounds.Most}{step}" : part;

    private static string Reached(string part, int at) =>
        part.Split('/') is [var from, var step] && int.TryParse(step, out var wide) && wide > Bounds[at].Most
            ? WithoutStar(from, Bounds[at]).Split('-')[0]
            : part;

    private static string EachPart(string field, Func<string, string> spell) => string.Join(',', field.Split(',').Select(spell));
}
