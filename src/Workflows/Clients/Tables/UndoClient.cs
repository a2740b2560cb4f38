using System.Text.Json;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Tables;

/// <summary>
/// Takes back what an import made of a client. A file that nobody came for goes, and the history of set-up says so; another one is as
/// before, with a line of its own history.
/// </summary>
public sealed class UndoClient(
    CaseFlowDb db,
    ClientRecord record,
    UpdateClient.ToldJourneys journeys,
    Mentions mentions,
    SetupHistory history
)
{
    public async Task<Refusal?> UndoAsync(ClientId id, ImportedThing thing, Undoing undoing, CancellationToken cancel)
    {
        var used = Refusal.Conflict("import.used", thing.Name);
        if (await db.Clients().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } client || ClientState.Of(client) != thing.After)
            return used;
        if (thing.Before is { } text)
        {
            var before = ClientFacts.Of(client);
            ClientState.Read(text).PutTo(client);
            await journeys.TellAsync(client, record.Changed(client, before, IdentityChecks.NotTold), cancel);
            return null;
        }

        if (await mentions.AnyAsync<Client, ClientId>(id, undoing.Since, cancel, typeof(ClientEntry)))
            return used;
        db.ClientEntries().RemoveRange(await db.ClientEntries().Where(row => row.ClientId == id).ToListAsync(cancel));
        db.Clients().Remove(client);
        var subject = new SetupSubject(SetupSubject.Table, thing.Id, client.Name, client.BranchId);
        await history.WriteAsync("client.undone", subject, new { client.Name }, null, undoing.Reason, cancel);
        return null;
    }
}

/// <summary>What an import changes of a client, and an undoing gives back.</summary>
/// <param name="Seq">Of the last entry of the client's own history: whoever changed it since has added one.</param>
internal sealed record ClientState(
    long Seq,
    string Name,
    string Mobile,
    string? Gender,
    DateOnly? Birthday,
    IReadOnlyList<string> Allergies,
    DateTimeOffset? AllergiesAskedAt,
    IReadOnlyList<string> Flags,
    string? SourceChannel,
    string? Referrer,
    string? PreferredChannel,
    string? Language
)
{
    public static string Of(Client client) =>
        JsonSerializer.Serialize(
            new ClientState(
                client.HistorySeq,
                client.Name,
                client.Mobile,
                client.Gender,
                client.Birthday,
                client.Allergies,
                client.AllergiesAskedAt is { } asked ? ChainHash.Instant(asked) : null,
                client.Flags,
                client.SourceChannel,
                client.Referrer,
                client.PreferredChannel,
                client.Language
            ),
            ChainHash.Json
        );

    public static ClientState Read(string state) => JsonSerializer.Deserialize<ClientState>(state, ChainHash.Json)!;

    public void PutTo(Client client)
    {
        (client.Name, client.Mobile, client.Gender, client.Birthday) = (Name, Mobile, Gender, Birthday);
        (client.Allergies, client.AllergiesAskedAt, client.Flags) = ([.. Allergies], AllergiesAskedAt, [.. Flags]);
        (client.SourceChannel, client.Referrer) = (SourceChannel, Referrer);
        (client.PreferredChannel, client.Language) = (PreferredChannel, Language);
    }
}
