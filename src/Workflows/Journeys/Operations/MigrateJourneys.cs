using CaseFlow.Engine.State;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>
/// Many journeys go on by another version: all living ones of a version, or chosen ones. Each is done or refused by itself.
/// </summary>
public static class MigrateJourneys
{
    /// <param name="Journeys">Null: all of them.</param>
    /// <param name="After">Where an earlier portion ended.</param>
    /// <param name="Limit">How many at most in this portion.</param>
    public sealed record Command(
        string DefinitionId,
        int From,
        int To,
        string Reason,
        IReadOnlyDictionary<string, string>? Mapping = null,
        IReadOnlyList<JourneyId>? Journeys = null,
        JourneyId? After = null,
        int Limit = 200
    ) : ICommand<EachResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.Limit).InclusiveBetween(1, EachJourney.MostAtOnce).WithErrorCode("field.out-of-range");
            RuleFor(command => command.To).NotEqual(command => command.From).WithErrorCode("migrate.same-version");
        }
    }

    /// <summary>One of them; nobody looks at it afterwards.</summary>
    public sealed record One(MigrateJourney.Command Wish) : ICommand<Done>;

    public sealed class OneHandler(JourneyMigration migration) : ICommandHandler<One, Done>
    {
        public async Task<Result<Done>> Handle(One command, CancellationToken cancel) =>
            (await migration.MigrateAsync(command.Wish, cancel)).Refusal is { } refusal ? refusal : Done.Instance;
    }

    public sealed class Handler(EachJourney each, PublishedVersions versions) : ICommandHandler<Command, EachResponse>
    {
        public async Task<Result<EachResponse>> Handle(Command command, CancellationToken cancel)
        {
            if (await versions.FindAsync(command.DefinitionId, command.To, cancel) is null)
                return Refusal.Invalid("to", "migrate.not-published");
            var journeys = await each.OfAsync(
                new JourneysOfVersion(command.DefinitionId, command.From, command.Journeys, command.After),
                cancel
            );
            return await each.RunAsync(
                journeys,
                command.Limit,
                id => new One(new(id, command.To, command.Reason, command.Mapping)),
                cancel
            );
        }
    }
}

/// <summary>Takes the migrations of many journeys back, where no step followed.</summary>
public static class UndoMigrations
{
    /// <param name="Version">The version that they are on now.</param>
    /// <param name="Journeys">Null: all that were migrated to it and have not gone on.</param>
    public sealed record Command(
        string DefinitionId,
        int Version,
        string Reason,
        IReadOnlyList<JourneyId>? Journeys = null,
        JourneyId? After = null,
        int Limit = 200
    ) : ICommand<EachResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.Limit).InclusiveBetween(1, EachJourney.MostAtOnce).WithErrorCode("field.out-of-range");
        }
    }

    /// <summary>One of them; nobody looks at it afterwards.</summary>
    public sealed record One(UndoMigration.Command Wish) : ICommand<Done>;

    public sealed class OneHandler(JourneyMigration migration) : ICommandHandler<One, Done>
    {
        public async Task<Result<Done>> Handle(One command, CancellationToken cancel) =>
            (await migration.UndoAsync(command.Wish, cancel)).Refusal is { } refusal ? refusal : Done.Instance;
    }

    public sealed class Handler(EachJourney each, IInstanceStore store) : ICommandHandler<Command, EachResponse>
    {
        public async Task<Result<EachResponse>> Handle(Command command, CancellationToken cancel)
        {
            var found = await each.OfAsync(
                new JourneysOfVersion(command.DefinitionId, command.Version, command.Journeys, command.After),
                cancel
            );
            if (command.Journeys is not null)
                return await each.RunAsync(found, command.Limit, Undo, cancel);

            // Without a choice, those that were never migrated or have gone on are none of its business.
            List<JourneyId> undoable = [];
            foreach (var id in found)
                if ((await store.FindAsync(new InstanceId(id.Value), cancel))?.MigratedFrom is not null)
                    undoable.Add(id);
            return await each.RunAsync(undoable, command.Limit, Undo, cancel);

            One Undo(JourneyId id) => new(new(id, command.Reason));
        }
    }
}
