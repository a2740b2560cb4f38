namespace CaseFlow.Workflows.Journeys.Timers;

/// <summary>Rows whose time has come, oldest first, and when the next one comes.</summary>
public sealed record DueRows<TRow>(IReadOnlyList<TRow> Items, DateTimeOffset? Next);
