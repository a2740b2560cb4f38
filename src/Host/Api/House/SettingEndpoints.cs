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
    }

    /// <summary>All that can be set, what holds, and who decided that, newest change first.</summary>
    internal static async Task<Answer<ListSettings.Response>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListSettings.Query(), cancel);

    /// <summary>Decides a setting from the next step on, of journeys that are under way too.</summary>
    internal static async Task<Answer<ListSettings.Item>> Change(
        string key,
        SettingBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ChangeSetting.Command(key, body.Value ?? "", body.Reason), cancel);

    /// <param name="Value">As text: "5", "11:00-12:30, 14:30-17:30".</param>
    /// <param name="Reason">For the history of set-up.</param>
    internal sealed record SettingBody(string? Value = null, string? Reason = null);
}
