using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Raising;

/// <summary>
/// Somebody says that something happened that a procedure draws as possible at any step. It is heard once: whoever comes a moment later is
/// told that it is being dealt with.
/// </summary>
public static class RaiseJourneyEvent
{
    /// <param name="Values">By the event's form.</param>
    public sealed record Command(JourneyId Journey, string Name, JsonElement? Values = null) : ICommand<JourneyDetail>;

    public sealed class Handler(CaseFlowDb db, JourneyEvents events, EventStep step, JourneyView view)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var journey = await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (journey.EndedAt is not null)
                return Refusal.Conflict("journey.ended");
            var found = (await events.OfAsync(journey.Id, cancel)).FirstOrDefault(one => one.Event.DrawnName == command.Name);
            if (found is null)
                return await events.IsDrawnAsync(journey.Id, command.Name, cancel)
                    ? Refusal.Conflict("event.not-now")
                    : Refusal.NotFound("event.unknown");
            return await step.RunAsync(journey, found, command.Values, cancel) is { } refusal
                ? refusal
                : await view.OfAsync(journey, cancel);
        }
    }
}

/// <summary>Has a journey hear an event, in one step.</summary>
public sealed class EventStep(CaseFlowDb db, EventForms forms, Step step, CurrentPerson person)
{
    public async Task<Refusal?> RunAsync(Journey journey, ListenedFor found, JsonElement? given, CancellationToken cancel)
    {
        if (!found.MayBeRaisedBy(person, journey.BranchId))
            return Refusal.Forbidden("event.not-yours");
        var said = await forms.ReadAsync(found.Event, given, journey.BranchId, cancel);
        if (!said.IsSuccess)
            return said.Refusal;

        var (drawn, (values, form)) = (found.Event, said.Value);
        var cause = new Cause(
            JourneyHistory.EventRaised,
            new Dictionary<string, object?>
            {
                ["event"] = drawn.DrawnName,
                ["reason"] = values.GetValueOrDefault("reason"),
                ["form"] = form is null ? null : $"{form.Id}@{form.Version}",
                ["values"] = values.Count > 0 ? values : null,
            },
            new(found.Instance, drawn.Id, drawn.Name, found.Definition, drawn.Descriptor.Stage),
            drawn.DrawnRoles.FirstOrDefault(role => person.Has(role, journey.BranchId))
        );
        var wake = new Resume(new InstanceId(found.Instance), step.Now, new BookmarkId(found.Bookmark), new EventRaised(values))
        {
            IsAttended = true,
        };
        return await step.RunAsync(await Case.OfAsync(db, journey, cancel), wake, cause, cancel);
    }
}
