using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseFlow.Persistence;

/// <summary>
/// Moves the revision of every changed row on by one, and that of the journey whose rows changed: two writers of one revision cannot both
/// commit.
/// </summary>
public static class Revisions
{
    private const string Property = "Revision";

    /// <param name="tracked">All rows, their changes detected.</param>
    public static void Advance(IReadOnlyList<EntityEntry> tracked)
    {
        var advancing = tracked.Where(Advances).ToList();
        var journeys = tracked.Where(entry => entry.Entity is Journey).ToDictionary(entry => ((Journey)entry.Entity).Id);
        foreach (var id in advancing.Select(entry => entry.Entity).OfType<IOfJourney>().Select(row => row.JourneyId).Distinct())
            Move(
                journeys.GetValueOrDefault(id)
                    ?? throw new InvalidOperationException(
                        $"Rows of journey {id} change, but the journey itself was not read: nothing would catch a race."
                    )
            );
        foreach (var entry in advancing)
            Move(entry);
    }

    private static bool Advances(EntityEntry entry) =>
        entry.State switch
        {
            EntityState.Added or EntityState.Deleted => true,
            EntityState.Modified => entry.AsUpdate() is var row
                && entry.Metadata.GetProperties().Any(property => row.IsModified(property) && property.AdvancesRevision()),
            _ => false,
        };

    // From the original value, so that committing the same unit again, or a handler that counted itself, gives the same number.
    private static void Move(EntityEntry entry)
    {
        if (entry.State is EntityState.Deleted || entry.Metadata.FindProperty(Property) is null)
            return;
        var revision = entry.Property(Property);
        revision.CurrentValue = entry.State is EntityState.Added ? 1 : (long)revision.OriginalValue! + 1;
    }
}
