using System.Text;
using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Host.StudioApi;

/// <summary>A style sheet that gives every activity on Studio's canvas the colour of its stage; descriptors cannot carry one.</summary>
internal static class StageColours
{
    private const string ControlFlow = "#64748b";

    private static readonly Dictionary<string, string> ByStage = new()
    {
        [Stage.Arrival] = "#0f766e",
        [Stage.Consultation] = "#0369a1",
        [Stage.Review] = "#6d28d9",
        [Stage.Payment] = "#a16207",
        [Stage.Photography] = "#be185d",
        [Stage.Treatment] = "#c2410c",
        [Stage.FollowUp] = "#15803d",
    };

    public static string StyleSheet(ActivityRegistry registry)
    {
        var css = new StringBuilder();
        foreach (var type in registry.Descriptors.OrderBy(type => type.TypeName, StringComparer.Ordinal))
        {
            var colour = ByStage.GetValueOrDefault(type.Stage, ControlFlow);
            css.Append("elsa-activity-wrapper[activity-json*='\"type\":\"").Append(type.TypeName).Append("\"'] .elsa-activity { --elsa-activity-accent: ").Append(colour).Append(" !important; }\n");
        }
        return css.ToString();
    }
}
