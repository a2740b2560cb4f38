using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>Whether a publication needs a second person, and who decided that.</summary>
public static class GetPublicationRule
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Changes">Newest first; none: it was never changed.</param>
    public sealed record Response(bool NeedsSecondPerson, IReadOnlyList<Change> Changes)
    {
        public static Response Of(IReadOnlyList<SettingChange> changes) =>
            new(
                ClinicSettings.NeedsSecondPerson(changes),
                [
                    .. changes
                        .Reverse()
                        .Select(
                            (change, age) => new Change(ClinicSettings.NeedsSecondPerson([.. changes.SkipLast(age)]), change.At, change.By)
                        ),
                ]
            );
    }

    public sealed record Change(bool NeedsSecondPerson, DateTimeOffset At, string By);

    public sealed class Handler(ClinicSettings settings, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            person.May(DefinitionsRoom.Read)
                ? Response.Of(await settings.ChangesAsync(cancel))
                : Refusal.Forbidden("definition.may-not-read");
    }
}
