using System.Text.Json;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>A second person confirms that two files are one person's, and they become one; or refuses it, and says why.</summary>
public static class DecideMerge
{
    public sealed record Command(Guid Merge, bool Confirms, string? Reason = null) : ICommand<MergeView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsNote();
            RuleFor(command => command.Reason)
                .Must(reason => !string.IsNullOrWhiteSpace(reason))
                .When(command => !command.Confirms)
                .WithErrorCode("field.required");
        }
    }

    public sealed class Handler(CaseFlowDb db, MergeViews views, MergeStep step, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, MergeView>
    {
        public async Task<Result<MergeView>> Handle(Command command, CancellationToken cancel)
        {
            var merge = await db.ClientMerges().SingleOrDefaultAsync(row => row.Id == command.Merge, cancel);
            if (merge is null)
                return Refusal.NotFound("client.merge-not-found");
            if (!person.Holds(merge.BranchId, ClientsRoom.Merge))
                return Refusal.Forbidden("client.may-not-merge");
            if (merge.RequestedById == person.Id)
                return Refusal.Forbidden("client.merge-second-person");
            if (merge.State != MergeState.Requested)
                return Refusal.Conflict("client.merge-decided");

            (merge.DecidedAt, merge.DecidedBy, merge.DecidedWhy) = (clock.GetUtcNow(), person.Name, command.Reason?.Trim());
            merge.State = command.Confirms ? MergeState.Confirmed : MergeState.Refused;
            if (command.Confirms)
                await step.MergeAsync(merge, cancel);
            return await views.OfAsync(merge, cancel);
        }
    }
}

/// <summary>What a merge changed, for who undoes it.</summary>
/// <param name="Facts">The survivor as it was.</param>
/// <param name="Rows">How many rows named the survivor afterwards.</param>
public sealed record MergeBefore(MergedFacts Facts, IReadOnlyList<ClientRows.Moved> Moved, int Rows);

/// <summary>The rows of two files become one file's, and go back again, all in one unit of work.</summary>
public sealed class MergeStep(CaseFlowDb db, ClientRecord record, FactBook book)
{
    public async Task MergeAsync(ClientMerge merge, CancellationToken cancel)
    {
        var (survivor, merged) = await BothAsync(merge, cancel);
        var known = (await db.RowsOfAsync(survivor.Id, cancel)).Count;
        var moved = new List<ClientRows.Moved>();
        foreach (var (row, column) in await db.RowsOfAsync(merged.Id, cancel))
            moved.Add(await db.GiveAsync(row, column, survivor.Id, cancel));

        var (facts, before) = (MergedFacts.Of(survivor), ClientFacts.Of(survivor));
        facts.With(MergedFacts.Of(merged)).Into(survivor);
        survivor.ShowAllergies((await book.OfAsync(survivor.Id, cancel)).Where(fact => fact is { IsLive: true, Kind: FactKinds.Allergy }));
        merged.MergedIntoId = survivor.Id;
        var changes = ClientFacts.Changes(before, ClientFacts.Of(survivor));
        var journeys = moved.Where(row => row is { Table: "Journeys" }).Select(row => Guid.Parse(row.Key)).ToList();
        record.Append(survivor, ClientEntry.Merged, Entry(merged, merge.Reason) with { Changes = changes, Journeys = journeys });
        record.Append(merged, ClientEntry.MergedInto, Entry(survivor, merge.Reason) with { Journeys = journeys });
        await book.LookAnewAsync(survivor, cancel);
        merge.Before = JsonSerializer.Serialize(new MergeBefore(facts, moved, known + moved.Count), ChainHash.Json);
        merge.SurvivorRevision = survivor.Revision;
    }

    /// <returns>False: something followed, and nothing was changed.</returns>
    public async Task<bool> TryUndoAsync(ClientMerge merge, string reason, CancellationToken cancel)
    {
        var (survivor, merged) = await BothAsync(merge, cancel);
        var done = JsonSerializer.Deserialize<MergeBefore>(merge.Before, ChainHash.Json)!;
        var rows = await db.RowsOfAsync(survivor.Id, cancel);
        var moved = done.Moved.ToHashSet();
        var back = rows.Where(row => moved.Contains(ClientRows.Show(row.Row, row.Column))).ToList();
        if (
            survivor.MergedIntoId is not null
            || survivor.Revision != merge.SurvivorRevision
            || rows.Count != done.Rows
            || back.Count != moved.Count
        )
            return false;

        foreach (var (row, column) in back)
            await db.GiveAsync(row, column, merged.Id, cancel);
        var before = ClientFacts.Of(survivor);
        done.Facts.Into(survivor);
        merged.MergedIntoId = null;
        var changes = ClientFacts.Changes(before, ClientFacts.Of(survivor));
        record.Append(survivor, ClientEntry.MergeUndone, Entry(merged, reason) with { Changes = changes });
        record.Append(merged, ClientEntry.MergeUndone, Entry(survivor, reason));
        return true;
    }

    private async Task<(Client Survivor, Client Merged)> BothAsync(ClientMerge merge, CancellationToken cancel) =>
        (
            await db.Clients().SingleAsync(row => row.Id == merge.SurvivorId, cancel),
            await db.Clients().SingleAsync(row => row.Id == merge.MergedId, cancel)
        );

    private static ClientEntryData Entry(Client other, string reason) =>
        new(Other: other.Id.Value, OtherName: other.Name, OtherChart: other.ChartNumber, Reason: reason);
}
