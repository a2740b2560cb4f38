using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>All that can be set, what holds, and who decided that.</summary>
public static class ListSettings
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Allowed">Which values it can have, for people.</param>
    /// <param name="Changes">Newest first; none: the default holds.</param>
    public sealed record Item(
        string Key,
        string Meaning,
        string EnglishMeaning,
        string Unit,
        string Default,
        string Allowed,
        string Value,
        IReadOnlyList<Change> Changes
    )
    {
        /// <param name="changes">Of this setting, oldest first.</param>
        internal static Item Of(Setting setting, IReadOnlyList<SettingChange> changes) =>
            new(
                setting.Key,
                setting.Meaning,
                setting.EnglishMeaning,
                setting.Unit,
                setting.Default,
                setting.Allowed.Description,
                ClinicSettings.Holding(setting, changes),
                [.. changes.Select((change, at) => Change.Of(change, at > 0 ? changes[at - 1].Value : setting.Default)).Reverse()]
            );
    }

    public sealed record Change(string Before, string After, DateTimeOffset At, string By)
    {
        internal static Change Of(SettingChange change, string before) => new(before, change.Value, change.At, change.By);
    }

    public sealed class Handler(SettingCatalog catalog, ClinicSettings settings, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadSettings))
                return Refusal.Forbidden("settings.may-not-read");
            var changes = (await settings.ChangesAsync(catalog.All, cancel)).ToLookup(change => change.Name);
            return new Response([.. catalog.All.Select(setting => Item.Of(setting, [.. changes[setting.Key]]))]);
        }
    }
}
