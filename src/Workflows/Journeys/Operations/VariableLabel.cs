using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>What people call a variable: the output that gives it its value, and the step too where only one does.</summary>
internal static class VariableLabel
{
    public static LocalText Of(WorkflowGraph graph, VariableDefinition variable)
    {
        var writers = graph.WritersOf(variable).ToList();
        if (writers.Count == 0)
            return new LocalText(variable.Name, variable.Name);
        var (step, output) = writers[0];
        return writers.Count == 1
            ? new LocalText($"{step.Name} · {output.Label}", $"{step.EnglishTitle} · {output.EnglishLabel}")
            : new LocalText(output.Label, output.EnglishLabel);
    }

    public static LocalText? Of(WorkflowGraph graph, string name) =>
        graph
            .Definition.Variables.Concat(graph.Activities.SelectMany(activity => activity.Variables))
            .FirstOrDefault(one => one.Name == name)
            is { } variable
            ? Of(graph, variable)
            : null;
}
