using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Counts opening hours of the journey's branch (R-ESC-8).</summary>
public sealed class AnswerOpenTime(CalendarBook calendars) : IAnswer<OpenTimeAsked>
{
    public async Task<Reply> AnswerAsync(OpenTimeAsked question, AskedBy by, CancellationToken cancel)
    {
        var calendar = await calendars.OfAsync(by.Journey.BranchId, cancel);
        var time = TimeSpan.FromMinutes(question.Minutes);
        return Reply.Yes(new OpenTime(calendar.Add(by.At, time), calendar.Add(by.At, time / 2)));
    }
}

/// <summary>Tells on which days the journey's branch is closed (R-FUP-11).</summary>
public sealed class AnswerClosedDays(CalendarBook calendars) : IAnswer<ClosedDaysAsked>
{
    public async Task<Reply> AnswerAsync(ClosedDaysAsked question, AskedBy by, CancellationToken cancel)
    {
        var calendar = await calendars.OfAsync(by.Journey.BranchId, cancel);
        var first = calendar.DayOf(by.At);
        return Reply.Yes(
            Enumerable
                .Range(0, question.Days)
                .Select(first.AddDays)
                .Where(day => !calendar.IsOpenOn(day))
                .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .ToList()
        );
    }
}
