using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>
/// Writes to clients. What is written is a row of the writer's unit of work; whether, how and when it is sent is found out after the
/// commit.
/// </summary>
public interface IClientPost
{
    MessageId Write(ClientLetter letter, DateTimeOffset at);
}

/// <summary>One thing that happened, of which a client is to hear once.</summary>
/// <param name="Template">Key of a text.</param>
/// <param name="Values">Plain values to fill it with.</param>
/// <param name="Channel">Unless the client wants another one.</param>
/// <param name="UsefulUntil">Afterwards it is not sent any more (R-MSG-9); null: as the text says.</param>
public sealed record ClientLetter(
    BranchId Branch,
    ClientId Client,
    string Template,
    IReadOnlyDictionary<string, object?> Values,
    JourneyId? Journey = null,
    string Channel = "sms",
    DateTimeOffset? UsefulUntil = null
);

/// <summary>How clients are reached, as the room that knows them says.</summary>
public interface IClientContacts
{
    /// <summary>Of a file that was merged its survivor's.</summary>
    Task<ClientContact?> FindAsync(ClientId client, CancellationToken cancel);

    /// <summary>By client; whom the caller does not see is left out.</summary>
    Task<IReadOnlyDictionary<ClientId, ClientContact>> OfAsync(IReadOnlyCollection<ClientId> clients, CancellationToken cancel);

    /// <summary>All who have this number, as it is stored.</summary>
    Task<IReadOnlyList<ClientContact>> OfNumberAsync(string mobile, CancellationToken cancel);

    /// <summary>They want no marketing any more; a second time changes nothing.</summary>
    Task RefuseMarketingAsync(ClientId client, CancellationToken cancel);
}

/// <param name="Channel">wechat, sms, push, email, call or none; null: nobody asked.</param>
/// <param name="Language">zh or en; null: nobody asked.</param>
public sealed record ClientContact(
    ClientId Id,
    BranchId Branch,
    string Name,
    string Mobile,
    string? Channel,
    string? Language,
    DateTimeOffset? MarketingRefusedAt,
    string? Email = null
);
