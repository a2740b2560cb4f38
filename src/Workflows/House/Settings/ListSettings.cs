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
    /// <param name="NeedsSecondPerson">
    /// A change of it waits until somebody else approves it, unless the clinic has switched that off.
    /// </param>
    /// <param name="Waiting">The change that waits; null: none does.</param>
    /// <param name="Words">What can be chosen; null: a number or text is typed.</param>
    /// <param name="TakesSeveral">Of the words several hold, in an order.</param>
    public sealed record Item(
        string Key,
        string Meaning,
        string EnglishMeaning,
        string Unit,
        string Default,
        string Allowed,
        string Value,
        IReadOnlyList<Change> Changes,
        bool NeedsSecondPerson = false,
        Request? Waiting = null,
        IReadOnlyList<string>? Words = null,
        bool TakesSeveral = false
    )
    {
        /// <param name="changes">Of this setting, oldest first.</param>
        internal static Item Of(Setting setting, IReadOnlyList<SettingChange> changes, Request? waiting = null) =>
            new(
                setting.Key,
                setting.Meaning,
                setting.EnglishMeaning,
                setting.Unit,
                setting.Default,
                setting.Allowed.Description,
                ClinicSettings.Holding(setting, changes),
                [.. changes.Select((change, at) => Change.Of(change, at > 0 ? changes[at - 1].Value : setting.Default)).Reverse()],
                setting.NeedsSecondPerson,
                waiting,
                (setting.Allowed as OneOf)?.Words ?? (setting.Allowed as SomeOf)?.Words,
                setting.Allowed is SomeOf
            );
    }

    /// <param name="ApprovedBy">The second person; null: none was needed.</param>
    public sealed record Change(string Before, string After, DateTimeOffset At, string By, string? ApprovedBy = null)
    {
        internal static Change Of(SettingChange change, string before) =>
            new(before, change.Value, change.At, change.By, change.ApprovedBy);
    }

    /// <param name="IsMine">The caller asked for it, and may take it back.</param>
    /// <param name="MayDecide">The caller may approve or refuse it.</param>
    public sealed record Request(int Number, string Value, DateTimeOffset At, string By, string? Reason, bool IsMine, bool MayDecide)
    {
        internal static Request Of(SettingRequest request, CurrentPerson reader) =>
            new(
                request.Number,
                request.Value,
                request.At,
                request.By,
                request.Reason,
                request.ById == reader.Id,
                request.ById != reader.Id && reader.May(HouseRoom.ApproveSettings)
            );
    }

    public sealed class Handler(SettingCatalog catalog, ClinicSettings settings, SettingRequests requests, CurrentPerson person)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadSettings))
                return Refusal.Forbidden("settings.may-not-read");
            var changes = (await settings.ChangesAsync(catalog.All, cancel)).ToLookup(change => change.Name);
            var waiting = (await requests.WaitingAsync(cancel)).ToDictionary(row => row.Name, row => Request.Of(row, person));
            return new Response([
                .. catalog.All.Select(setting => Item.Of(setting, [.. changes[setting.Key]], waiting.GetValueOrDefault(setting.Key))),
            ]);
        }
    }
}
