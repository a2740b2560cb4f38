using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>A room that knows people tells them of a change that waits, and of what became of it, in the same commit.</summary>
public interface IWhenSettingAsked
{
    /// <param name="approvers">Who may decide it: everybody who may but the one who asked.</param>
    Task ChangedAsync(Setting setting, SettingRequest request, IReadOnlyList<Person> approvers, CancellationToken cancel);
}

/// <summary>Changes of settings that wait for a second person. Of each setting one waits at a time.</summary>
public sealed class SettingRequests(
    CaseFlowDb db,
    ClinicSettings settings,
    IEnumerable<IWhenSettingAsked> rooms,
    CurrentPerson person,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<SettingRequest>> WaitingAsync(CancellationToken cancel) =>
        await db.SettingRequests().AsNoTracking().Where(row => row.Decision == null).ToListAsync(cancel);

    public Task<SettingRequest?> FindWaitingAsync(string key, CancellationToken cancel) =>
        db.SettingRequests().FirstOrDefaultAsync(row => row.Name == key && row.Decision == null, cancel);

    public async Task<SettingRequest> AskAsync(Setting setting, string held, string value, string? reason, CancellationToken cancel)
    {
        var request = new SettingRequest
        {
            Name = setting.Key,
            Number = 1 + await db.SettingRequests().CountAsync(row => row.Name == setting.Key, cancel),
            Value = value,
            At = clock.GetUtcNow(),
            ById = person.Id,
            By = person.Name,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        };
        db.SettingRequests().Add(request);
        await settings.WriteAsync("setting.requested", setting, new { Value = held }, new { Value = value }, reason, cancel);
        await TellAsync(setting, request, cancel);
        return request;
    }

    /// <param name="decision">One of the words of <see cref="SettingRequest"/>.</param>
    public async Task CloseAsync(Setting setting, SettingRequest request, string decision, string? reason, CancellationToken cancel)
    {
        var changes = await settings.ChangesAsync([setting], cancel);
        (request.Decision, request.DecidedAt, request.DecidedBy) = (decision, clock.GetUtcNow(), person.Name);
        if (decision == SettingRequest.Approved)
            await settings.DecideAsync(setting, request.Value, changes, request.Reason, cancel, request);
        else
            await settings.WriteAsync(
                "setting." + decision,
                setting,
                ClinicSettings.StateOf(request.Value, request),
                new { Value = ClinicSettings.Holding(setting, changes) },
                reason,
                cancel
            );
        await TellAsync(setting, request, cancel);
    }

    private async Task TellAsync(Setting setting, SettingRequest request, CancellationToken cancel)
    {
        var roles = Permissions.RolesWith(HouseRoom.ApproveSettings);
        var approvers = await db.People()
            .AsNoTracking()
            .Where(one => one.IsActive && one.Id != request.ById && one.Roles.Any(role => roles.Contains(role.Role)))
            .ToListAsync(cancel);
        foreach (var room in rooms)
            await room.ChangedAsync(setting, request, approvers, cancel);
    }
}
