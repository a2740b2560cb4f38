using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>A form that is not sent yet names what was chosen by its id.</summary>
public sealed class DraftMention(CaseFlowDb db) : IMention
{
    public Task<bool> NamesAsync(Guid id, DateTimeOffset since, CancellationToken cancel)
    {
        var text = id.ToString("D");
        return db.Tasks().AnyAsync(task => task.Draft != null && task.Draft.Contains(text), cancel);
    }
}
