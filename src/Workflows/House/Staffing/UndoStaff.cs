using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>
/// Takes back what an import made of somebody. Who came by it and never had a password, a task or a shift was never here; everybody else is
/// as before, if nobody has changed them since.
/// </summary>
public sealed class UndoStaff(CaseFlowDb db, StaffBook staff, Mentions mentions, SetupHistory history)
{
    public async Task<Refusal?> UndoAsync(PersonId id, ImportedThing thing, Undoing undoing, CancellationToken cancel)
    {
        var used = Refusal.Conflict("import.used", thing.Name);
        var found = await staff.FindToChangeAsync(id, null, cancel);
        if (!found.IsSuccess)
            return found.Refusal;
        var person = found.Value;
        if (StaffState.Of(person) != thing.After || await history.KnowsSinceAsync(SetupSubject.Person, thing.Id, undoing, cancel))
            return used;
        if (thing.Before is null)
        {
            if (await mentions.AnyAsync<Person, PersonId>(id, undoing.Since, cancel))
                return used;
            await staff.ChangedAsync("person.undone", person, StaffBook.StateOf(person), undoing.Reason, cancel, isGone: true);
            db.People().Remove(person);
            return null;
        }

        var before = StaffBook.StateOf(person);
        var state = StaffState.Read(thing.Before);
        var lost = person.Roles.Where(role =>
            role.Role == Roles.Admin && !state.Roles.Any(one => one.Branch == role.BranchId && one.Role == role.Role)
        );
        if (person.IsActive && await staff.FindOrphanAsync(person, [.. lost.Select(role => role.BranchId)], cancel) is not null)
            return Refusal.Conflict("staff.last-admin");
        state.PutTo(person);
        await staff.ChangedAsync("person.undone", person, before, undoing.Reason, cancel);
        return null;
    }
}
