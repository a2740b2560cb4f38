using System.Globalization;
using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>How long a client waits for a person before somebody is told (R-TRI-6).</summary>
public static class WaitSettings
{
    public static readonly Setting Long = new(
        "waiting.minutes-person",
        "顾客等人多少分钟后提醒该人与前台",
        "After how many minutes of waiting the person and the desk are told",
        "min",
        "10",
        new NumbersFrom(1, 240)
    );

    public static readonly Setting TooLong = new(
        "waiting.minutes-manager",
        "顾客等人多少分钟后告知店长",
        "After how many minutes of waiting the manager is told",
        "min",
        "20",
        new NumbersFrom(1, 240)
    );

    public static IReadOnlyList<Setting> All => [Long, TooLong];

    internal static TimeSpan Read(IReadOnlyDictionary<string, string> values, Setting setting) =>
        TimeSpan.FromMinutes(int.Parse(values[setting.Key], CultureInfo.InvariantCulture));
}
