using System.Globalization;
using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Aftercare;

/// <summary>One line of the follow-up plan, as a manager may change it in the definition.</summary>
/// <param name="For"><c>treatment</c> (every one), a price category, <c>session</c> (before the next one), or <c>no-deal</c>.</param>
/// <param name="From">When it is due: <c>0h</c> hours, <c>3d</c> the third day after, <c>6m</c> six months after, <c>-2d</c> two days
/// before the next session.</param>
/// <param name="Until">Its last moment or day; the same as <paramref name="From"/> when empty.</param>
public sealed record ContactRule(
    string Rule,
    string For,
    string Role,
    string From,
    string Until = "",
    bool Medical = false,
    string Title = ""
)
{
    public const string Treatment = "treatment";
    public const string NoDeal = "no-deal";
    public const string LaserSession = "laser-session";

    /// <summary>So long after surgery somebody is on duty on closed days too (R-FUP-11).</summary>
    private const int DutyDays = 3;

    private static readonly string[] FirstDays = [.. Enumerable.Range(0, DutyDays + 1).Select(day => $"{day}d")];

    /// <summary>The shipped plan: R-FUP-1, 3, 4, 5 and 8.</summary>
    public static readonly IReadOnlyList<ContactRule> Shipped =
    [
        new("R-FUP-1", Treatment, Roles.CustomerService, "0h", "2h", Title: "当日关怀 / today"),
        new("R-FUP-1", Treatment, Roles.Consultant, "0h", "24h", Title: "顾问关怀 / consultant, first day"),
        new("R-FUP-1", Treatment, Roles.CustomerService, "3d", Title: "第3天 / day 3"),
        new("R-FUP-1", Treatment, Roles.CustomerService, "7d", Title: "第7天 / day 7"),
        new("R-FUP-1", Treatment, Roles.Consultant, "21d", "1m", Title: "顾问满月 / consultant, first month"),
        new("R-FUP-3", PlanItem.Laser, Roles.CustomerService, "1d", Medical: true, Title: "光电第1天 / laser, day 1"),
        new("R-FUP-3", PlanItem.Laser, Roles.CustomerService, "3d", "5d", Medical: true, Title: "光电第3至5天 / laser, day 3 to 5"),
        new("R-FUP-3", PlanItem.Laser, Roles.CustomerService, "10d", "12d", Medical: true, Title: "光电第10至12天 / laser, day 10 to 12"),
        new("R-FUP-3", LaserSession, Roles.CustomerService, "-2d", Medical: true, Title: "下次治疗前2天 / 2 days before the next session"),
        new("R-FUP-4", PlanItem.Injection, Roles.CustomerService, "1d", Medical: true, Title: "注射第1天 / injection, day 1"),
        new(
            "R-FUP-4",
            PlanItem.Injection,
            Roles.CustomerService,
            "7d",
            "10d",
            Medical: true,
            Title: "注射第7至10天 / injection, day 7 to 10"
        ),
        new("R-FUP-4", PlanItem.Injection, Roles.CustomerService, "1m", Medical: true, Title: "注射满1个月 / injection, month 1"),
        new("R-FUP-4", PlanItem.Injection, Roles.CustomerService, "3m", Medical: true, Title: "注射满3个月 / injection, month 3"),
        new("R-FUP-4", PlanItem.Injection, Roles.CustomerService, "6m", Medical: true, Title: "注射满6个月 / injection, month 6"),
        new("R-FUP-5", PlanItem.Surgery, Roles.Nurse, "1d", Medical: true, Title: "术后第1天 / surgery, day 1"),
        new("R-FUP-5", PlanItem.Surgery, Roles.Nurse, "3d", Medical: true, Title: "术后第3天 / surgery, day 3"),
        new("R-FUP-5", PlanItem.Surgery, Roles.Nurse, "7d", Medical: true, Title: "术后第7天拆线 / surgery, day 7, sutures out"),
        new("R-FUP-5", PlanItem.Surgery, Roles.Nurse, "14d", Medical: true, Title: "术后第14天 / surgery, day 14"),
        new("R-FUP-5", PlanItem.Surgery, Roles.CustomerService, "1m", Medical: true, Title: "术后满1个月 / surgery, month 1"),
        new("R-FUP-5", PlanItem.Surgery, Roles.CustomerService, "3m", Medical: true, Title: "术后满3个月 / surgery, month 3"),
        new("R-FUP-5", PlanItem.Surgery, Roles.CustomerService, "6m", Medical: true, Title: "术后满6个月 / surgery, month 6"),
        new("R-FUP-5", PlanItem.Surgery, Roles.CustomerService, "12m", Medical: true, Title: "术后满1年 / surgery, month 12"),
        new("R-FUP-8", NoDeal, Roles.Consultant, "2d", Title: "未成交第2天 / no deal, day 2"),
        new("R-FUP-8", NoDeal, Roles.Consultant, "1m", Title: "未成交满1个月 / no deal, month 1"),
    ];

    /// <summary>The contact, counted from <paramref name="origin"/>, moved into the windows.</summary>
    public PlannedContact At(DateTimeOffset origin, CallWindows windows)
    {
        DateOnly? dutyUntil = For == PlanItem.Surgery ? windows.DayOf(origin).AddDays(DutyDays) : null;
        if (dutyUntil is not null && FirstDays.Contains(From))
            windows = windows.EveryDay;
        var due = Moment(From, origin, windows, isEnd: false);
        var overdue = Moment(Until.Length > 0 ? Until : From, origin, windows, isEnd: true);
        var length = overdue - (From.EndsWith('h') ? origin : due);

        // Whoever may only call later has as long as was meant, from then on.
        return new PlannedContact(Rule, Title, Role, Medical, due, overdue > due ? overdue : due + length)
        {
            UntilReached = For == PlanItem.Surgery,
            DutyUntil = dutyUntil,
        };
    }

    private static DateTimeOffset Moment(string offset, DateTimeOffset origin, CallWindows windows, bool isEnd)
    {
        if (offset.Length < 2 || !int.TryParse(offset[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            throw new FormatException($"\"{offset}\" is not a distance in time such as 2h, 3d or 6m.");

        var day = windows.DayOf(origin);
        return offset[^1] switch
        {
            'h' => isEnd ? origin.AddHours(count) : windows.From(origin.AddHours(count)),
            'd' => isEnd ? windows.EndOf(day.AddDays(count)) : windows.FirstOf(day.AddDays(count)),
            'm' => isEnd ? windows.EndOf(day.AddMonths(count)) : windows.FirstOf(day.AddMonths(count)),
            _ => throw new FormatException($"\"{offset}\" is not a distance in time such as 2h, 3d or 6m."),
        };
    }
}
