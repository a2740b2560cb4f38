using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;

namespace CaseFlow.Host.Api;

public static class LiveEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A browser connects again by itself, and its session is looked at again: who was dismissed does not listen for ever.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/live", Follow).WithTags("Live").RequireSignedIn().Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    /// <summary>What changes in the caller's branches, as server-sent events that carry ids only.</summary>
    /// <remarks>
    /// Events <c>task</c>, <c>journey</c>, <c>definition</c> and, of notices for the caller, <c>notice</c>; <c>ready</c> at the start of
    /// each connection, and whenever something may have been missed: a page loads again then;
    /// <c>heartbeat</c> every 15 seconds. The connection ends after a quarter of an hour and is to be made again.
    /// </remarks>
    internal static async Task<IResult> Follow(
        HttpContext context,
        LiveFeed feed,
        CurrentPerson person,
        TrialEntrance trials,
        TimeProvider clock,
        IHostApplicationLifetime host
    )
    {
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            Events(
                feed,
                new Listener(person, [.. person.Branches, .. await trials.BranchesAsync(context.RequestAborted)]),
                clock,
                host,
                context.RequestAborted
            )
        );
    }

    private static async IAsyncEnumerable<SseItem<Change>> Events(
        LiveFeed feed,
        Listener listener,
        TimeProvider clock,
        IHostApplicationLifetime host,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        var last = clock.GetUtcNow() + Longest;
        var changes = feed.ListenAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = changes.MoveNextAsync().AsTask(); // listens from here on: nothing is missed after "ready"
        yield return new(new Change(), "ready");
        while (clock.GetUtcNow() < last && await NextOrHeartbeatAsync(next, clock, end.Token) is { } came)
        {
            if (!came)
            {
                yield return new(new Change(), "heartbeat");
                continue;
            }

            var change = changes.Current;
            next = changes.MoveNextAsync().AsTask();
            if (change == LiveChange.Gap)
                yield return new(new Change(), "ready");
            else if (change.DefinitionId is { } definition)
                yield return new(new Change(DefinitionId: definition), change.Topic);
            else if (listener.Hears(change))
                yield return new(new Change(change.JourneyId, change.TaskId), change.Topic);
        }

        await end.CancelAsync(); // the feed forgets this listener
    }

    /// <summary>True: a change came; false: time for a heartbeat; null: the reader left or the host stops.</summary>
    private static async Task<bool?> NextOrHeartbeatAsync(Task<bool> next, TimeProvider clock, CancellationToken end)
    {
        try
        {
            return await next.WaitAsync(Heartbeat, clock, end) ? true : null;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed record Listener(CurrentPerson Person, HashSet<BranchId> Branches)
    {
        /// <summary>A notice is told to those it is for alone.</summary>
        public bool Hears(LiveChange change) =>
            Branches.Contains(change.BranchId)
            && (
                change.Topic != "notice"
                || (change.PersonId is { } one ? one == Person.Id : change.Role is { } role && Person.Has(role, change.BranchId))
            );
    }

    internal sealed record Change(JourneyId? JourneyId = null, TaskId? TaskId = null, string? DefinitionId = null);
}
