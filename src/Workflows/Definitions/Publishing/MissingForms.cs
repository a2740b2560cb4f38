using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>A form that an activity names outright must exist: its task could not be made.</summary>
public sealed class MissingForms(FormSource forms)
{
    /// <param name="beside">Forms that come with the definition.</param>
    public async Task<IReadOnlyList<FieldError>> OfAsync(WorkflowGraph graph, IReadOnlyCollection<string> beside, CancellationToken cancel)
    {
        List<FieldError> missing = [];
        foreach (var activity in graph.Activities.OfType<HumanTask>())
        {
            if (activity.Form.Expression is not { Type: "Literal", Value: string { Length: > 0 } form })
                continue;
            if (beside.Contains(form) || await forms.LatestVersionAsync(form, cancel) is not null)
                continue;
            missing.Add(new FieldError(graph.Definition.DefinitionId, "definition.unknown-form", activity.Name, form));
        }
        return missing;
    }
}
