using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>The only place that opens a client's facts for writing and puts them back, with its entry in the client's history.</summary>
public sealed class FactBook(
    CaseFlowDb db,
    ClientRecord record,
    BranchClock clock,
    CurrentPerson person,
    IEnumerable<IWhenFactsChange> others
)
{
    public async Task<FactSheet> OpenAsync(Client client, string source, CancellationToken cancel, JourneyId? journey = null)
    {
        var pen = new FactPen(person.Name, clock.Now, await clock.TodayAsync(client.BranchId, cancel), source, journey);
        var sheet = new FactSheet(client, await OfAsync(client.Id, cancel), pen);
        sheet.Adopt(client.Allergies);
        return sheet;
    }

    /// <summary>Also those that this unit of work has added and not stored yet.</summary>
    public async Task<List<MedicalFact>> OfAsync(ClientId client, CancellationToken cancel)
    {
        var facts = await db.MedicalFacts().CurrentAsync(row => row.ClientId == client, cancel);
        return [.. facts.OrderBy(row => row.LearnedAt).ThenBy(row => row.Id)];
    }

    /// <summary>What was written is staged; the client's head line shows it, and the history keeps it.</summary>
    /// <param name="before">The client as <see cref="ClientFacts.Of"/> told it before, if more was changed.</param>
    public async Task<IReadOnlyDictionary<string, ClientFacts.Change>> CloseAsync(
        FactSheet sheet,
        CancellationToken cancel,
        IReadOnlyDictionary<string, string?>? before = null,
        string? identity = null
    )
    {
        var (client, pen) = (sheet.Client, sheet.Pen);
        before ??= ClientFacts.Of(client);
        db.MedicalFacts().AddRange(sheet.Added);
        if (sheet.Asked.Count > 0)
            db.FactAskings().Add(AskingOf(sheet));
        if (sheet.Asked.Contains(FactKinds.Allergy))
            client.AllergiesAskedAt = pen.At;
        client.ShowAllergies(sheet.Live.Where(fact => fact.Kind == FactKinds.Allergy));
        if (sheet.Changes.Count > 0)
            foreach (var other in others)
                await other.ChangedAsync(sheet, cancel);
        return record.Changed(client, before, identity, pen.Journey, sheet.Changes);
    }

    /// <summary>All facts of the client are to be looked at as if they had just become known (R-ID-3).</summary>
    public async Task LookAnewAsync(Client client, CancellationToken cancel)
    {
        var sheet = await OpenAsync(client, FactSources.Earlier, cancel);
        foreach (var other in others)
            await other.ChangedAsync(sheet, cancel);
    }

    private static FactAsking AskingOf(FactSheet sheet) =>
        new()
        {
            Id = Guid.CreateVersion7(sheet.Pen.At),
            ClientId = sheet.Client.Id,
            BranchId = sheet.Client.BranchId,
            Kinds = [.. FactKinds.All.Where(sheet.Asked.Contains)],
            At = sheet.Pen.At,
            By = sheet.Pen.By,
            JourneyId = sheet.Pen.Journey,
        };
}

/// <summary>A room that has something to do whenever medical facts of a client change; in the same unit of work.</summary>
public interface IWhenFactsChange
{
    /// <param name="sheet">All facts as they are now.</param>
    Task ChangedAsync(FactSheet sheet, CancellationToken cancel);
}
