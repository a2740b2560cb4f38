using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Settings;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>What the clinic decides for itself: limits, percents, hours.</summary>
internal static class SettingEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/settings").WithTags("Settings");
        settings.MapGet("", List).Require(HouseRoom.ReadSettings);
        settings.MapPut("/{key}", Change).Require(HouseRoom.ChangeSettings);
        settings.MapPost("/{key}/requests/{number}/approve", Approve).Require(HouseRoom.ApproveSettings);
        settings.MapPost("/{key}/requests/{number}/refuse", Refuse).Require(HouseRoom.ApproveSettings);
        settings.MapPost("/{key}/requests/{number}/withdraw", Refuse).Require(HouseRoom.ChangeSettings);
    }

    /// <summary>All that can be set, what holds, and who decided that, newest change first.</summary>
    internal static async Task<Answer<ListSettings.Response>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListSettings.Query(), cancel);

    /// <summary>
    /// Decides a setting from the next step on, of journeys that are under way too. One that needs a second person is <c>waiting</c> in the
    /// answer, and the old value counts until somebody else approves it.
    /// </summary>
    internal static async Task<Answer<ListSettings.Item>> Change(
        string key,
        SettingBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ChangeSetting.Command(key, body.Value ?? "", body.Reason), cancel);

    /// <summary>Approves what somebody else asked for, as the second person.</summary>
    internal static async Task<Answer<ListSettings.Item>> Approve(string key, int number, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideSettingRequest.Command(key, number, Approve: true), cancel);

    /// <summary>Refuses what somebody else asked for, with the reason; or takes back what the caller asked for.</summary>
    internal static async Task<Answer<ListSettings.Item>> Refuse(
        string key,
        int number,
        ReasonBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new DecideSettingRequest.Command(key, number, Approve: false, body.Reason), cancel);

    /// <param name="Value">As text: "5", "11:00-12:30, 14:30-17:30".</param>
    /// <param name="Reason">For the history of set-up.</param>
    internal sealed record SettingBody(string? Value = null, string? Reason = null);
}
