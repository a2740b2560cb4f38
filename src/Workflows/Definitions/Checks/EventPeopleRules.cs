using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Forms.Versions;

namespace CaseFlow.Workflows.Definitions.Checks;

/// <summary>Who may raise an event that may come at any step is known, and what is asked of them can be kept.</summary>
public sealed class EventPeopleRules(FormSource forms)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(WorkflowGraph graph, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var one in graph.Activities.OfType<AnyTime>().Where(activity => !activity.Id.Contains('/')))
        {
            if (one.DrawnRoles.Count == 0)
                findings.Add(Finding.Error(one, "check.event-nobody", "raisedBy"));
            findings.AddRange(
                one.DrawnRoles.Where(role => !Roles.All.Contains(role))
                    .Select(role => Finding.Error(one, "check.unknown-role", "raisedBy", role))
            );
            if (await AsksForFilesAsync(one.DrawnForm, cancel))
                findings.Add(Finding.Error(one, "check.event-form-files", "form", one.DrawnForm));
        }
        return findings;
    }

    private async Task<bool> AsksForFilesAsync(string form, CancellationToken cancel) =>
        form.Length > 0
        && await forms.LatestVersionAsync(form, cancel) is { } version
        && (await forms.FindAsync(form, version, cancel))!.Fields.Any(field =>
            FileFields.Holds(field.Type) || field.ItemFields?.Any(cell => FileFields.Holds(cell.Type)) == true
        );
}
