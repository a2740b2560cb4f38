using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>Puts a wish into the client's record, unless somebody else changed the same since it was read.</summary>
public sealed class ClientChange(CaseFlowDb db, FieldMerge merge, FactBook book, CurrentPerson person, BranchClock clock)
{
    public sealed record Done(Client Client, IReadOnlyDictionary<string, ClientFacts.Change> Changes);

    public async Task<Result<Done>> ApplyAsync(UpdateClient.Command command, CancellationToken cancel)
    {
        if (await db.Clients().SingleOrDefaultAsync(row => row.Id == command.Client, cancel) is not { } client)
            return Refusal.NotFound("client.not-found");
        if (client.MergedIntoId is not null)
            return Refusal.Conflict("client.is-merged");
        if (command.Revision > client.Revision)
            return Refusal.Invalid("revision", "client.unknown-revision");
        if (command.Birthday > await clock.TodayAsync(client.BranchId, cancel))
            return Refusal.Invalid("birthday", "field.bad-date");
        var sheet = await book.OpenAsync(client, FactSources.Desk, cancel);
        if (LeftOut(command, sheet) is { Length: > 0 } left)
            return Refusal.Invalid("allergies", "facts.not-left-out", left);
        if (command.Revision is { } read && read < client.Revision)
        {
            var merged = await merge.OfAsync(client, read, ClientFacts.WantedBy(command), cancel);
            if (merged.Conflicts.Count > 0)
                return Conflict(client, merged.Conflicts);
            command = command.Without(merged.Untouched);
        }

        var before = ClientFacts.Of(client);
        Apply(command, client);
        if (command.Allergies is { } allergies)
            sheet.AddAllergies(allergies);
        return new Done(client, await book.CloseAsync(sheet, cancel, before, command.IdentityCheck ?? IdentityChecks.NotTold));
    }

    /// <summary>
    /// Known allergies that somebody who has read them leaves out of their list on purpose; whoever read an older list, or none, only adds.
    /// "None" is never said beside a known one.
    /// </summary>
    private static string LeftOut(UpdateClient.Command command, FactSheet sheet) =>
        command.Allergies is { } given && (given.Count == 0 || command.Revision == sheet.Client.Revision)
            ? string.Join(
                "、",
                sheet.Client.Allergies.Where(known =>
                    !given.Any(one => FactText.Sought(FactKinds.Allergy, one) == FactText.Sought(FactKinds.Allergy, known))
                )
            )
            : "";

    private static void Apply(UpdateClient.Command command, Client client)
    {
        client.Name = command.Name?.Trim() ?? client.Name;
        client.Mobile = command.Mobile is { } mobile ? PhoneNumber.Normalise(mobile)! : client.Mobile;
        client.Email = command.Email is { } address ? EmailAddress.Normalise(address) : client.Email;
        client.Gender = command.Gender ?? client.Gender;
        client.Birthday = command.Birthday ?? client.Birthday;
        client.Flags = command.Flags is { } flags ? [.. flags] : client.Flags;
        client.SourceChannel = command.SourceChannel ?? client.SourceChannel;
        client.Referrer = command.Referrer ?? client.Referrer;
        client.PreferredChannel = command.PreferredChannel ?? client.PreferredChannel;
        client.Language = command.Language ?? client.Language;
    }

    /// <summary>Both values, each at its field; and the revision on which the same wish counts, for who insists.</summary>
    private Refusal Conflict(Client client, IReadOnlyList<FieldMerge.Conflict> conflicts)
    {
        var shown = person.MayCallIn(client.BranchId) ? conflicts : [.. conflicts.Select(Masked)];
        return Refusal.Conflict("client.changed-meanwhile") with
        {
            Fields = [.. shown.Select(one => new FieldError(one.Field, "client.field-changed", one.Theirs ?? "", one.Yours ?? "", one.By))],
            More = new Dictionary<string, object?> { ["revision"] = client.Revision, ["conflicts"] = shown },
        };
    }

    private static FieldMerge.Conflict Masked(FieldMerge.Conflict conflict) =>
        conflict with
        {
            Theirs = ClientFacts.Masked(conflict.Field, conflict.Theirs),
        };
}
