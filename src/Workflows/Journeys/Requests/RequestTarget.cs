using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Requests;

/// <summary>Whom a request is for: a definition that it starts, or a wait that it wakes.</summary>
/// <param name="Name">See <see cref="HttpEndpoint.NameOf"/>.</param>
public sealed record RequestTarget(string Name, TriggerRow? Trigger, BookmarkRow? Wait);

/// <summary>Finds whom a request is for, and whether this caller may send it.</summary>
public sealed class RequestTargets(CaseFlowDb db, CurrentPerson person)
{
    private const string Anybody = "http:anybody";
    private const string May = "http:may:";

    /// <summary>A definition at that address; with a correlation id or an instance only a journey that waits there.</summary>
    public async Task<Result<RequestTarget>> FindAsync(ReceiveRequest.Command request, CancellationToken cancel)
    {
        var keys = RoutePath.KeysFor(request.Method, request.Path);
        var isNarrowed = request is not { CorrelationId: null, Instance: null }; // a trial hears only who names it
        if (!isNarrowed && await TriggerAsync(keys, cancel) is { } trigger)
            return Check(new RequestTarget(trigger.Name, trigger, null));

        var waits = await db.Bookmarks()
            .AsNoTracking()
            .Where(row =>
                keys.Contains(row.Key!)
                && (request.CorrelationId == null || row.CorrelationId == request.CorrelationId)
                && (request.Instance == null || row.InstanceId == request.Instance)
            )
            .Where(row =>
                isNarrowed
                || person.IsInTrials
                || db.Journeys().IgnoreQueryFilters().Any(journey => journey.Id == row.JourneyId && journey.TrialAhead == null)
            )
            .OrderBy(row => row.InstanceId)
            .Take(100)
            .ToListAsync(cancel);
        var best = waits.GroupBy(row => Place(keys, row.Key!)).MinBy(same => same.Key)?.ToList();
        if (best is null)
            return Refusal.NotFound("http.not-found");
        if (best.Count > 1)
            return Refusal.Conflict("request.ambiguous");
        var target = Check(new RequestTarget(best[0].Name, null, best[0]));
        return target.IsSuccess && !await db.Journeys().AnyAsync(journey => journey.Id == best[0].JourneyId, cancel)
            ? Refusal.NotFound("http.not-found")
            : target;
    }

    private async Task<TriggerRow?> TriggerAsync(IReadOnlyList<string> keys, CancellationToken cancel) =>
        (await db.Triggers().AsNoTracking().Where(row => keys.Contains(row.Key!)).ToListAsync(cancel)).MinBy(row => Place(keys, row.Key!));

    private static int Place(IReadOnlyList<string> keys, string key) => Enumerable.Range(0, keys.Count).First(index => keys[index] == key);

    /// <summary>Where the definition says that nobody needs to be known, an unknown caller acts as the system does.</summary>
    private Result<RequestTarget> Check(RequestTarget target)
    {
        if (target.Name == Anybody)
        {
            if (!person.IsKnown)
                person.BecomeSystem("request");
            return target;
        }
        if (!person.IsKnown)
            return new Refusal(RefusalKind.Unauthenticated, "auth.required");
        var permission = target.Name.StartsWith(May, StringComparison.Ordinal) ? target.Name[May.Length..] : JourneysRoom.RaiseEvents;
        return person.May(permission) ? target : Refusal.Forbidden("request.may-not");
    }
}
