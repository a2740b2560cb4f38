using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>Orders and numbers as they are within the unit of work: what was staged a moment ago counts.</summary>
public sealed class OrderBook(CaseFlowDb db)
{
    /// <summary>
    /// With the journey that it belongs to, which need not be the one that asks: its revision catches who else changes it.
    /// </summary>
    public async Task<Order?> FindAsync(Guid id, CancellationToken cancel)
    {
        var order = await db.Orders().FindAsync([new OrderId(id)], cancel);
        if (order is not null)
            await db.Journeys().FindAsync([order.JourneyId], cancel);
        return order;
    }

    /// <summary>
    /// The next number of a series, from 1. Two who ask at the same moment cannot both commit, so there is neither a gap nor a double.
    /// </summary>
    public async Task<long> NextAsync(BranchId branch, string series, CancellationToken cancel)
    {
        var counter = await db.Counters().FindAsync([branch, series], cancel);
        if (counter is null)
            db.Counters().Add(counter = new Counter { BranchId = branch, Name = series });
        return ++counter.Value;
    }

    /// <summary>A person's name as it is now, for the papers; activities name people by id.</summary>
    public async Task<string> NameAsync(string person, CancellationToken cancel) =>
        Guid.TryParse(person, out var id)
        && await db.People().Where(row => row.Id == new PersonId(id)).Select(row => row.Name).SingleOrDefaultAsync(cancel) is { } name
            ? name
            : person;
}
