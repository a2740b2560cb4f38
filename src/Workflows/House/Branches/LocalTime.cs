namespace CaseFlow.Workflows.House.Branches;

/// <summary>From what a clock on the wall shows to the moment that it is.</summary>
public static class LocalTime
{
    /// <summary>A time that summer time leaves out or shows twice is read as in the usual half of the year.</summary>
    public static DateTimeOffset MomentOf(this TimeZoneInfo zone, DateTime local) => new(local, zone.GetUtcOffset(local));

    /// <summary>Its first moment, in UTC.</summary>
    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day) =>
        zone.MomentOf(day.ToDateTime(TimeOnly.MinValue)).ToUniversalTime();
}
