using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices.Watching;

/// <summary>Who may approve a change of a setting hears of it, who asked hears what became of it (R-SET-10).</summary>
internal sealed class SettingNotices(CaseFlowDb db, NoticeBoard board, TimeProvider clock) : IWhenSettingAsked
{
    private const string Asked = "setting.requested";

    public async Task ChangedAsync(Setting setting, SettingRequest request, IReadOnlyList<Person> approvers, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var facts = new Dictionary<string, object?>
        {
            ["key"] = setting.Key,
            ["title"] = setting.Meaning,
            ["englishTitle"] = setting.EnglishMeaning,
            ["value"] = request.Value,
            ["by"] = request.Decision is null ? request.By : request.DecidedBy,
        };
        if (request.Decision is not { } decision)
        {
            foreach (var person in approvers)
                board.TellPerson(person.Roles[0].BranchId, person.Id, null, new NoticeContent(Asked, facts), now);
            return;
        }

        await EndAsync(setting, now, cancel);
        var asker = await db.People().AsNoTracking().SingleAsync(person => person.Id == request.ById, cancel);
        if (decision != SettingRequest.Withdrawn && asker.Roles is [var role, ..])
            board.TellPerson(role.BranchId, asker.Id, null, new NoticeContent("setting." + decision, facts), now);
    }

    /// <summary>It is decided: nobody else need look at it.</summary>
    private async Task EndAsync(Setting setting, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await db.Notices()
            .IgnoreQueryFilters()
            .Where(notice => notice.Text == Asked && notice.State == NoticeState.Unread)
            .ToListAsync(cancel);
        foreach (var notice in waiting.Where(notice => KeyOf(notice) == setting.Key))
        {
            notice.Cancel(now);
            board.Changed(notice);
        }
    }

    private static string? KeyOf(Notice notice) =>
        JsonElement.Parse(notice.Facts).TryGetProperty("key", out var key) ? key.GetString() : null;
}
