using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>
/// A room starts and wakes journeys (the verb wake): it says what happened, and once its unit of work is committed every journey of the
/// branch that waits for this goes on, and every definition that this starts begins one.
/// </summary>
public sealed class WakeJourneys(OutboxWriter outbox)
{
    public const string Channel = "event";

    /// <param name="by">The journey that says so, if it is one.</param>
    /// <returns>The id of the message, under which it happens once.</returns>
    public Guid Raise(Happened what, BranchId branch, DateTimeOffset at, Journey? by = null)
    {
        var payload = JsonSerializer.SerializeToElement(ValueJson.Write(ValueJson.From(what.Payload)));
        var raise = new RaiseEvent.Command(what.Name, what.CorrelationId, payload, branch, what.Instance?.Value, IsLocal: true);
        return outbox.Add(branch, by, Channel, at, raise).Id;
    }
}

/// <summary>What journeys may wait for, or be started by.</summary>
/// <param name="Payload">A value that can be stored; to start a journey about a client it names the client: <c>clientId</c>.</param>
/// <param name="CorrelationId">Meant for what runs already under this id; starts nothing.</param>
/// <param name="Instance">Meant for this instance alone.</param>
public sealed record Happened(string Name, object? Payload = null, string? CorrelationId = null, InstanceId? Instance = null);
