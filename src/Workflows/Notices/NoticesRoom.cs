using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Notices;

/// <summary>What staff are told: whom, what, and whether anybody has read it (R-MSG-1 to 3, 11).</summary>
public sealed class NoticesRoom : Room
{
    public override IReadOnlyList<Setting> Settings => [WatchLicences.DaysBefore];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<NoticeBoard>()
            .AddScoped<NoticeReading>()
            .AddScoped<RoleHolders>()
            .AddScoped<IWhenLeaveChanges, LeaveNotices>()
            .AddScoped<IWhenSettingAsked, SettingNotices>();
}
