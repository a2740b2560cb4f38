using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Pipeline;
using MediatR;

namespace CaseFlow.Host.Pages.Journeys;

/// <summary>A journey's history to its end, newest first, as its pages show it.</summary>
public sealed class HistoryReader(IMediator mediator)
{
    private const int Portion = 200;

    public async Task<IReadOnlyList<GetHistory.Entry>> ReadAllAsync(JourneyId journey, CancellationToken cancel)
    {
        var entries = new List<GetHistory.Entry>();
        for (long? after = 0; after is not null;)
        {
            var portion = await mediator.Send(new GetHistory.Query(journey, after.Value, Portion), cancel);
            if (!portion.IsSuccess) return [];
            entries.AddRange(portion.Value.Items);
            after = portion.Value.Next;
        }

        entries.Reverse();
        return entries;
    }
}
