namespace CaseFlow.Activities.Common;

/// <summary>What a journey knows of its client from the start: the input <c>client</c> of every definition.</summary>
public sealed record ClientSummary(
    string? Id = null,
    string? Name = null,
    string? Gender = null,
    int? Age = null,
    bool FirstVisit = false,
    IReadOnlyList<string>? Allergies = null,
    string? Tier = null,
    string? ChartNumber = null,
    string? Birthday = null,
    string? SourceChannel = null,
    string? Referrer = null
);
