using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>Somebody writes into a client's facts from the client's page: may they, and who is told of it.</summary>
public sealed class FactWriting(CaseFlowDb db, FactBook book, FactViews views, UpdateClient.ToldJourneys journeys, CurrentPerson person)
{
    /// <param name="write">Null: it is done.</param>
    public async Task<Result<ListFacts.Response>> WriteAsync(
        ClientId id,
        string permission,
        Func<FactSheet, Refusal?> write,
        CancellationToken cancel
    )
    {
        if (await db.Clients().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } client)
            return Refusal.NotFound("client.not-found");
        if (client.MergedIntoId is not null)
            return Refusal.Conflict("client.is-merged");
        if (!person.Holds(client.BranchId, permission))
            return Refusal.Forbidden(permission == ClientsRoom.RefuteFacts ? "facts.only-a-doctor" : "facts.may-not-write");
        var isHere = person.Holds(client.BranchId, ClientsRoom.Facts);
        var sheet = await book.OpenAsync(client, isHere ? FactSources.Desk : FactSources.Told, cancel);
        if (write(sheet) is { } refusal)
            return refusal;
        await journeys.TellAsync(client, await book.CloseAsync(sheet, cancel), cancel);
        var all = await views.OfAsync(client, cancel);
        return isHere ? all : all with { Facts = [.. all.Facts.Where(fact => fact.Kind == FactKinds.Allergy)] };
    }

    /// <param name="write">What is done to a fact that holds.</param>
    public Task<Result<ListFacts.Response>> WriteAsync(
        ClientId client,
        Guid fact,
        string permission,
        Func<FactSheet, MedicalFact, Refusal?> write,
        CancellationToken cancel
    ) =>
        WriteAsync(
            client,
            permission,
            sheet =>
                sheet.Find(fact) switch
                {
                    null => Refusal.NotFound("facts.not-found"),
                    { IsLive: false } => Refusal.Conflict("facts.is-over"),
                    { } known => write(sheet, known),
                },
            cancel
        );
}
