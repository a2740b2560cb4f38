using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Pipeline;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>A journey goes on by another published version of its definition; its children stay on theirs. Open tasks and timers stay as they are.</summary>
public static class MigrateJourney
{
    /// <param name="Mapping">Activity ids of the old version to those of the new one, where they differ.</param>
    public sealed record Command(JourneyId Journey, int ToVersion, string Reason, IReadOnlyDictionary<string, string>? Mapping = null) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(MendableJourneys journeys, PublishedVersions versions, JourneyMigration migration) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await journeys.FindAsync(command.Journey, cancel);
            if (!found.IsSuccess) return found.Refusal;
            var journey = found.Value;
            if (await versions.FindAsync(journey.DefinitionId, command.ToVersion, cancel) is null) return Refusal.Invalid("toVersion", "migrate.not-published");
            var data = new Dictionary<string, object?> { ["mapping"] = command.Mapping is { Count: > 0 } mapping ? mapping : null, ["reason"] = command.Reason.Trim() };
            return await migration.RunAsync(journey, HistoryTypes.JourneyMigrated, data, now => new Migrate(new InstanceId(journey.Id.Value), now, command.ToVersion, command.Mapping), cancel);
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

    public sealed class Handler(MendableJourneys journeys, JourneyMigration migration) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await journeys.FindAsync(command.Journey, cancel);
            if (!found.IsSuccess) return found.Refusal;
            var data = new Dictionary<string, object?> { ["reason"] = command.Reason.Trim() };
            return await migration.RunAsync(found.Value, HistoryTypes.MigrationUndone, data, now => new Engine.Execution.UndoMigration(new InstanceId(found.Value.Id.Value), now), cancel);
        }
    }
}

/// <summary>A journey's change of version: its rows, and those of its open tasks, name the version and the activities that now count.</summary>
public sealed class JourneyMigration(IInstanceStore store, IDefinitionSource definitions, MigratedTasks tasks, JourneyOperation operation)
{
    public async Task<Result<JourneyDetail>> RunAsync(Journey journey, string type, Dictionary<string, object?> data, Func<DateTimeOffset, EngineCommand> command, CancellationToken cancel)
    {
        var id = new InstanceId(journey.Id.Value);
        var before = (await store.FindAsync(id, cancel))!;
        var (old, migrate) = (before.Definition, command(operation.Now));
        var to = migrate is Migrate { ToVersion: var version } ? version : before.MigratedFrom;
        (data["before"], data["after"]) = (Text(old.Version), to is null ? null : Text(to.Value));
        var place = Story.PlaceOf(before) with { Definition = old with { Version = to ?? old.Version } };
        return await operation.RunAsync(journey, migrate, new Cause(type, data, place), cancel, FollowAsync);

        async Task FollowAsync()
        {
            var after = (await store.FindAsync(id, cancel))!;
            (journey.Version, journey.DefinitionName) = (after.Definition.Version, (await definitions.FindAsync(after.Definition, cancel))!.Definition.Name);
            await tasks.FollowAsync(journey, after, cancel);
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Versions that journeys may run on: published now, or once.</summary>
public sealed class PublishedVersions(CaseFlowDb db, IDefinitionSource definitions)
{
    public async Task<WorkflowGraph?> FindAsync(string definitionId, int version, CancellationToken cancel) =>
        await db.Definitions.AnyAsync(row => row.DefinitionId == definitionId && row.Version == version && row.PublishedAt != null, cancel)
            ? await definitions.FindAsync(new DefinitionRef(definitionId, version), cancel)
            : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> OfAsync(string definitionId, CancellationToken cancel) =>
        await db.Definitions.Where(row => row.DefinitionId == definitionId && row.PublishedAt != null).OrderByDescending(row => row.Version)
            .Select(row => new PublishedVersion(row.Version, row.PublishedAt!.Value, row.IsPublished)).ToListAsync(cancel);
}

/// <param name="IsCurrent">New journeys start on it.</param>
public sealed record PublishedVersion(int Version, DateTimeOffset PublishedAt, bool IsCurrent);
