using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Raising;

/// <summary>The events that the caller may raise in a journey now.</summary>
public static class ListEvents
{
    public sealed record Query(JourneyId Journey) : IQuery<IReadOnlyList<Item>>;

    /// <param name="Means">What follows from it; empty where the definition does not say.</param>
    /// <param name="Interrupts">What else is under way ends.</param>
    /// <param name="Form">What has to be said; null: nothing.</param>
    public sealed record Item(
        string Name,
        string Title,
        string EnglishTitle,
        string Means,
        string EnglishMeans,
        bool Interrupts,
        Form? Form
    );

    public sealed class Handler(CaseFlowDb db, JourneyEvents events, EventForms forms, CurrentPerson person)
        : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (await db.Journeys().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Journey, cancel) is not { } journey)
                return Refusal.NotFound("journey.not-found");
            var items = new List<Item>();
            foreach (var one in (await events.OfAsync(journey.Id, cancel)).Where(one => one.MayBeRaisedBy(person, journey.BranchId)))
            {
                var drawn = one.Event;
                items.Add(
                    new Item(
                        drawn.DrawnName,
                        drawn.Name,
                        drawn.EnglishTitle,
                        drawn.DrawnMeans,
                        drawn.DrawnEnglishMeans,
                        drawn.Interrupts,
                        await forms.ToShowAsync(drawn, journey.BranchId, cancel)
                    )
                );
            }
            return items;
        }
    }
}
