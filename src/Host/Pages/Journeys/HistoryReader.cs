using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using MediatR;

namespace CaseFlow.Host.Pages.Journeys;

/// <summary>A journey's history to its end, newest first, as its pages show it.</summary>
public sealed class HistoryReader(IMediator mediator)
{
    private const int Portion = 200;

    public async Task<IReadOnlyList<GetHistory.Entry>> ReadAllAsync(JourneyId journey, CancellationToken cancel)
    {
        var entries = new List<GetHistory.Entry>();
        for (long? after = 0; after is not null; )
        {
            var portion = await mediator.Send(new GetHistory.Query(journey, after.Value, Portion), cancel);
            if (!portion.IsSuccess)
                return [];
            entries.AddRange(portion.Value.Items);
            after = portion.Value.Next;
        }

        entries.Reverse();
        return entries;
    }

    /// <summary>The forms of the tasks that it tells of, by task; those of events by their own name.</summary>
    public async Task<IReadOnlyDictionary<string, Form>> FormsOfAsync(
        IReadOnlyList<GetHistory.Entry> entries,
        BranchId branch,
        CancellationToken cancel
    )
    {
        var names = entries
            .Where(entry => entry.Type == TaskHistory.TaskCreated)
            .ToDictionary(entry => entry.Data.GetProperty("taskId").ToString(), entry => entry.Data.GetProperty("form").ToString());
        foreach (
            var form in entries.Where(entry => entry.Type == JourneyHistory.EventRaised).Select(HistoryFacts.FormNamed).OfType<string>()
        )
            names[form] = form;
        var forms = (await mediator.Send(new GetForms.Query(names.Values, branch), cancel)).Value;
        return forms is null
            ? new Dictionary<string, Form>()
            : names.Where(task => forms.ContainsKey(task.Value)).ToDictionary(task => task.Key, task => forms[task.Value]);
    }
}
