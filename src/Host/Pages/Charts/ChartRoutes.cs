using System.Globalization;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Charts;

/// <summary>What of the register the visitor looks at; the address of the page says it.</summary>
public sealed record AccessView(string? Client, string? Person, string? Day, bool? Refused, int? Page)
{
    public string Url(int page) =>
        QueryHelpers.AddQueryString(
            "/charts/access",
            new Dictionary<string, string?>
            {
                ["client"] = Empty(Client),
                ["person"] = Empty(Person),
                ["day"] = Empty(Day),
                ["refused"] = Refused == true ? "true" : null,
                ["page"] = page > 1 ? $"{page}" : null,
            }
        );

    public ListOpenings.Query AsQuery(Paging paging) =>
        new(
            Empty(Client),
            Empty(Person),
            DateOnly.TryParse(Day, CultureInfo.InvariantCulture, out var day) ? day : null,
            Refused == true,
            paging
        );

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class ChartRoutes
{
    public static void MapChartPages(this RouteGroupBuilder pages) =>
        pages.MapGet("/charts/access", ShowAsync).Require(ChartsRoom.ReadRegister);

    private static async Task<IResult> ShowAsync([AsParameters] AccessView view, IMediator mediator, CancellationToken cancel)
    {
        var openings = await NearestPage.OfAsync(view.Page, 50, paging => mediator.Send(view.AsQuery(paging), cancel));
        var verified = await mediator.Send(new VerifyOpenings.Query(), cancel);
        return openings.Page<AccessPage, Page<ListOpenings.Item>>(found => new
        {
            View = view,
            Openings = found,
            Verified = verified.Value,
        });
    }
}
