using System.Globalization;
using System.Text;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Host.Pages.Drawing;
using CaseFlow.Host.StudioApi.Descriptors;

namespace CaseFlow.Host.StudioApi;

/// <summary>
/// A style sheet that gives every activity on Studio's canvas the colour and icon of its stage, and room for its outcomes; descriptors
/// cannot say so.
/// </summary>
internal static class StageStyles
{
    private const string ControlFlow = "#64748b";
    private const int OutcomeHeight = 20; // px: a line of text beside each port
    private const int LeastHeight = 54;
    private const int MostOfAChild = 5; // of the shipped procedures

    private static readonly Dictionary<string, (string Colour, string Icon)> ByStage = new()
    {
        [Stage.Arrival] = ("#0f766e", "door-enter"),
        [Stage.Consultation] = ("#0369a1", "stethoscope"),
        [Stage.Review] = ("#6d28d9", "users"),
        [Stage.Notice] = ("#4338ca", "list-check"),
        [Stage.Payment] = ("#a16207", "cash"),
        [Stage.Photography] = ("#be185d", "camera"),
        [Stage.Treatment] = ("#c2410c", "needle"),
        [Stage.Departure] = ("#475569", "door-exit"),
        [Stage.FollowUp] = ("#15803d", "phone"),
    };

    /// <summary>A person's activity of no stage.</summary>
    private static readonly (string Colour, string Icon) General = ("#334155", "user-check");

    private static readonly (string Colour, string Icon) AnyTime = ("#b45309", "bolt");

    /// <summary>The colour that an activity of this type has wherever it is drawn; null: a type that is not known here.</summary>
    public static string ColourOf(ActivityDescriptor? type) => LooksOf(type).Colour;

    public static string StyleSheet(ActivityRegistry registry)
    {
        var css = new StringBuilder();
        foreach (var type in registry.Descriptors.OrderBy(type => type.TypeName, StringComparer.Ordinal))
            AddType(css, type);
        return css.ToString();
    }

    private static void AddType(StringBuilder css, ActivityDescriptor type)
    {
        var end = type.TypeName == ChildActivities.TypeName ? "" : "\""; // a child's procedure follows
        var node = $"elsa-activity-wrapper[activity-json*='\"type\":\"{type.TypeName}{end}'] .elsa-activity";
        var (colour, icon) = LooksOf(type);
        var outcomes = type.TypeName == ChildActivities.TypeName ? MostOfAChild : type.Outcomes.Count;
        var height = Math.Max(LeastHeight, outcomes * OutcomeHeight);
        css.Append(CultureInfo.InvariantCulture, $"{node} {{ --elsa-activity-accent: {colour} !important; min-height: {height}px; }}\n");
        if (icon.Length == 0)
            return;
        css.Append(CultureInfo.InvariantCulture, $"{node} .activity-icon svg {{ visibility: hidden; }}\n");
        css.Append(CultureInfo.InvariantCulture, $"{node} .activity-icon {{ --cf-shown: \"\"; --cf-icon: url(/lib/icons/{icon}.svg); }}\n");
    }

    private static (string Colour, string Icon) LooksOf(ActivityDescriptor? type) =>
        type?.TypeName == EventLane.EventType ? AnyTime
        : type?.TypeName.StartsWith("CaseFlow.", StringComparison.Ordinal) == true ? ByStage.GetValueOrDefault(type.Stage, General)
        : (ControlFlow, "");
}
