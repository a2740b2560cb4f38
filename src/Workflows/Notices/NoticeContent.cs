using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>What a notice says, and what it leads to.</summary>
/// <param name="Text">Which text.</param>
/// <param name="Facts">What the text is filled with.</param>
public sealed record NoticeContent(
    string Text,
    IReadOnlyDictionary<string, object?> Facts,
    JourneyId? Journey = null,
    TaskId? Task = null,
    bool IsUrgent = false
);
