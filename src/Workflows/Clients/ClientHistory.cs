using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients;

/// <summary>What a history tells of what became known of the client.</summary>
public static class ClientHistory
{
    public const string ClientChanged = nameof(ClientChanged);

    public static IReadOnlyList<HistoryType> Types { get; } = [ClientChanged];
}
