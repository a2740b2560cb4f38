using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>
/// A journey goes on by another published version of its definition; its children stay on theirs. Open tasks and timers stay as they are.
/// </summary>
public static class MigrateJourney
{
    /// <param name="Mapping">Activity ids of the old version to those of the new one, where they differ.</param>
    public sealed record Command(JourneyId Journey, int ToVersion, string Reason, IReadOnlyDictionary<string, string>? Mapping = null)
        : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(JourneyMigration migration, JourneyView view) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var migrated = await migration.MigrateAsync(command, cancel);
            return migrated.IsSuccess ? await view.OfAsync(migrated.Value.Journey, cancel) : migrated.Refusal;
        }
    }
}

/// <summary>A journey goes back to the version that it was migrated from: exactly as it was, as long as no step followed.</summary>
public static class UndoMigration
{
    public sealed record Command(JourneyId Journey, string Reason) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(JourneyMigration migration, JourneyView view) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var undone = await migration.UndoAsync(command, cancel);
            return undone.IsSuccess ? await view.OfAsync(undone.Value.Journey, cancel) : undone.Refusal;
        }
    }
}

/// <summary>
/// A journey's change of version: its rows, and those of its open tasks, name the version and the activities that now count.
/// </summary>
public sealed class JourneyMigration(
    MendableJourneys journeys,
    PublishedVersions versions,
    IInstanceStore store,
    MigratedRows rows,
    JourneyOperation operation
)
{
    public async Task<Result<Case>> MigrateAsync(MigrateJourney.Command wish, CancellationToken cancel)
    {
        var found = await journeys.FindAsync(wish.Journey, cancel);
        if (!found.IsSuccess)
            return found;
        if (await versions.FindAsync(found.Value.Journey.DefinitionId, wish.ToVersion, cancel) is null)
            return Refusal.Invalid("toVersion", "migrate.not-published");
        var data = new Dictionary<string, object?>
        {
            ["mapping"] = wish.Mapping is { Count: > 0 } mapping ? mapping : null,
            ["reason"] = wish.Reason.Trim(),
        };
        return await RunAsync(
            found.Value,
            JourneyHistory.JourneyMigrated,
            data,
            new Migrate(new InstanceId(wish.Journey.Value), operation.Now, wish.ToVersion, wish.Mapping),
            cancel
        );
    }

    public async Task<Result<Case>> UndoAsync(UndoMigration.Command wish, CancellationToken cancel)
    {
        var found = await journeys.FindAsync(wish.Journey, cancel);
        if (!found.IsSuccess)
            return found;
        var data = new Dictionary<string, object?> { ["reason"] = wish.Reason.Trim() };
        return await RunAsync(
            found.Value,
            JourneyHistory.MigrationUndone,
            data,
            new Engine.Execution.UndoMigration(new InstanceId(wish.Journey.Value), operation.Now),
            cancel
        );
    }

    private async Task<Result<Case>> RunAsync(
        Case theCase,
        string type,
        Dictionary<string, object?> data,
        EngineCommand command,
        CancellationToken cancel
    )
    {
        var id = new InstanceId(theCase.Journey.Id.Value);
        var before = (await store.FindAsync(id, cancel))!;
        var to = command is Migrate { ToVersion: var version } ? version : before.MigratedFrom;
        (data["before"], data["after"]) = (Text(before.Definition.Version), to is null ? null : Text(to.Value));
        var place = StepHistory.PlaceOf(before) with { Definition = before.Definition with { Version = to ?? before.Definition.Version } };
        if (await operation.TakeAsync(theCase, command, new Cause(type, data, place), cancel) is { } refusal)
            return refusal;
        await rows.FollowAsync(theCase, (await store.FindAsync(id, cancel))!, cancel);
        return theCase;
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Versions that journeys may run on: published now, or once.</summary>
public sealed class PublishedVersions(CaseFlowDb db, IDefinitionSource definitions)
{
    public async Task<WorkflowGraph?> FindAsync(string definitionId, int version, CancellationToken cancel) =>
        await db.Definitions()
            .AnyAsync(row => row.DefinitionId == definitionId && row.Version == version && row.PublishedAt != null, cancel)
            ? await definitions.FindAsync(new DefinitionRef(definitionId, version), cancel)
            : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> OfAsync(string definitionId, CancellationToken cancel) =>
        await db.Definitions()
            .Where(row => row.DefinitionId == definitionId && row.PublishedAt != null)
            .OrderByDescending(row => row.Version)
            .Select(row => new PublishedVersion(row.Version, row.PublishedAt!.Value, row.IsPublished))
            .ToListAsync(cancel);
}

/// <param name="IsCurrent">New journeys start on it.</param>
public sealed record PublishedVersion(int Version, DateTimeOffset PublishedAt, bool IsCurrent);
