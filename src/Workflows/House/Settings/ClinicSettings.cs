using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>The clinic's settings, as they stand and as they came about.</summary>
public sealed class ClinicSettings(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    private const string SecondPerson = "publication.second-person";
    private const string On = "on";
    private const string Off = "off";

    /// <summary>
    /// Whether a publication needs the approval of somebody else than who asked for it. So it is until somebody decides otherwise.
    /// </summary>
    public async Task<bool> NeedsSecondPersonAsync(CancellationToken cancel) => NeedsSecondPerson(await ChangesAsync(cancel));

    public static bool NeedsSecondPerson(IReadOnlyList<SettingChange> changes) => changes is not [.., { Value: Off }];

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<SettingChange>> ChangesAsync(CancellationToken cancel) =>
        await db
            .SettingChanges.AsNoTracking()
            .Where(change => change.Name == SecondPerson)
            .OrderBy(change => change.Number)
            .ToListAsync(cancel);

    public async Task DecideAsync(bool needsSecondPerson, CancellationToken cancel)
    {
        var changes = await ChangesAsync(cancel);
        if (NeedsSecondPerson(changes) == needsSecondPerson)
            return;
        db.SettingChanges.Add(
            new SettingChange
            {
                Name = SecondPerson,
                Number = changes.Count + 1,
                Value = needsSecondPerson ? On : Off,
                At = clock.GetUtcNow(),
                ById = person.Id,
                By = person.Name,
            }
        );
    }
}
