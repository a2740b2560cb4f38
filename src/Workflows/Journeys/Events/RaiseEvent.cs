using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Events;

/// <summary>
/// Publishes an event: wakes every wait for it in the caller's branches, and starts the definitions it triggers. One that is narrowed to a
/// correlation
/// id or an instance is meant for what runs already, and starts nothing. It is not kept: who begins to wait later waits for the next.
/// </summary>
public static class RaiseEvent
{
    /// <param name="CorrelationId">Null: not narrowed. A journey's is its id.</param>
    /// <param name="Payload">To start a journey it names the client: <c>clientId</c>.</param>
    /// <param name="Branch">Null: all branches of the caller.</param>
    /// <param name="Instance">One instance; a journey with all its children. One that is not there is refused.</param>
    /// <param name="IsLocal">What an instance told itself: its children do not hear it, and it may be over by now.</param>
    public sealed record Command(
        string Name,
        string? CorrelationId = null,
        JsonElement? Payload = null,
        BranchId? Branch = null,
        Guid? Instance = null,
        bool IsLocal = false
    ) : ICommand<Response>;

    public sealed record Response(int Resumed, int Started);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().WithErrorCode("field.required");
            RuleFor(command => command.Name).MaximumLength(200).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(CaseFlowDb db, BookmarkWaking waking, EventStart start) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var payload = command.Payload is { ValueKind: not JsonValueKind.Undefined } json ? ValueJson.Read(json) : null;
            var facts = new Dictionary<string, object?> { ["name"] = command.Name, ["payload"] = payload };
            if (command is { Instance: { } instance, IsLocal: false } && !await IsThereAsync(instance, cancel))
                return Refusal.NotFound("journey.not-found");
            var resumed = 0;
            foreach (var row in await WaitsAsync(command, cancel))
            {
                var refusal = await waking.WakeAsync(
                    row,
                    new EventReceived(command.Name, payload),
                    JourneyHistory.EventReceived,
                    facts,
                    cancel
                );
                if (refusal is null)
                    resumed++;
                else if (refusal.Kind != RefusalKind.Conflict)
                    return refusal; // a conflict: an earlier one of these ended this wait
            }

            if (command is not { CorrelationId: null, Instance: null })
                return new Response(resumed, 0);
            var started = await start.StartAsync(command, payload, cancel);
            return started.IsSuccess ? new Response(resumed, started.Value.Count) : started.Refusal;
        }

        private Task<bool> IsThereAsync(Guid instance, CancellationToken cancel)
        {
            var id = new JourneyId(instance);
            return db.Journeys()
                .AnyAsync(
                    journey => journey.Id == id || db.Instances().Any(row => row.Id == instance && row.JourneyId == journey.Id),
                    cancel
                );
        }

        private Task<List<BookmarkRow>> WaitsAsync(Command command, CancellationToken cancel)
        {
            var key = StimulusKey.Event(command.Name);
            var journeyId = command is { Instance: { } instance, IsLocal: false } ? new JourneyId(instance) : default;
            return db.Bookmarks()
                .AsNoTracking()
                .Where(row =>
                    row.Key == key
                    && (command.CorrelationId == null || row.CorrelationId == command.CorrelationId)
                    && (command.Instance == null || row.InstanceId == command.Instance || row.JourneyId == journeyId)
                )
                .Where(row =>
                    db.Journeys()
                        .Any(journey => journey.Id == row.JourneyId && (command.Branch == null || journey.BranchId == command.Branch))
                )
                .OrderBy(row => row.JourneyId)
                .ThenBy(row => row.InstanceId)
                .ThenBy(row => row.BookmarkId)
                .ToListAsync(cancel);
        }
    }
}
