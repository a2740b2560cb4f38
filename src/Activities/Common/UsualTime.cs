using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Common;

/// <summary>
/// R-ESC-4: how long the work of a <see cref="HumanTask"/> may take until somebody decides otherwise: the clinic by a setting
/// (<see cref="UsualTimes"/>), a definition by the input <see cref="HumanTask.DueIn"/>, which comes before it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsualTimeAttribute(int minutes) : Attribute
{
    public int Minutes { get; } = minutes;
}

/// <summary>The settings for how long work may take, one for each type of work that has a usual time.</summary>
public static class UsualTimes
{
    private const int Year = 366 * 24 * 60;

    private static readonly ConcurrentDictionary<Type, Setting?> ByType = [];

    public static IReadOnlyList<Setting> All { get; } =
    [.. typeof(UsualTimes).Assembly.GetTypes().Where(type => !type.IsAbstract).Select(Of).OfType<Setting>()];

    /// <summary>Null where the work is due at a moment of its own.</summary>
    public static Setting? Of(Type activity) => ByType.GetOrAdd(activity, Read);

    private static Setting? Read(Type activity)
    {
        if (
            activity.GetCustomAttribute<UsualTimeAttribute>() is not { } usual
            || activity.GetCustomAttribute<ActivityAttribute>() is not { } it
        )
            return null;
        return new Setting(
            $"tasks.minutes.{JsonNamingPolicy.KebabCaseLower.ConvertName(activity.Name)}",
            $"“{it.Name}”须在多少分钟内完成",
            $"Within how many minutes “{it.EnglishName}” is to be done",
            "min",
            usual.Minutes.ToString(CultureInfo.InvariantCulture),
            new NumbersFrom(1, Year)
        );
    }
}

/// <summary>Asked: what is set for the time that work may take. A yes holds its minutes.</summary>
public sealed record UsualTimeAsked(Setting Setting);
