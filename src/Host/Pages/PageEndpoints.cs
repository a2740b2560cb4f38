using System.Text.Encodings.Web;
using System.Text.Unicode;
using CaseFlow.Host.Pages.Drawing;
using CaseFlow.Host.Pages.Fields;
using CaseFlow.Host.Pages.Inbox;
using CaseFlow.Host.Pages.Journeys;
using CaseFlow.Host.Pages.Notices;
using CaseFlow.Host.Pages.Tables;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using MediatR;

namespace CaseFlow.Host.Pages;

/// <summary>The web face: server-rendered pages. What they change goes through the same commands as the REST API.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese as it is, not as entities: a third of the size
        services.AddSingleton<PageFiles>();
        services.AddSingleton<ITableWords, TableTexts>();
        services.AddScoped<Visitor>();
        services.AddScoped<Words>();
        services.AddScoped<DrawingWords>();
        services.AddScoped<FindingWords>();
        services.AddScoped<DiffWords>();
        services.AddScoped<HistoryReader>();
        services.AddScoped<HistorySentence>();
        services.AddScoped<HistoryFacts>();
        services.AddScoped<FieldText>();
        services.AddScoped<NoticeWords>();
        services.AddScoped<PaletteSearch>();
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").AddEndpointFilter(KnowTheVisitorAsync).ExcludeFromDescription();
        foreach (var front in Fronts.All)
            front.MapPages(pages);
    }

    private static async ValueTask<object?> KnowTheVisitorAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentPerson>().IsKnown)
        {
            var (mediator, visitor) = (
                http.RequestServices.GetRequiredService<IMediator>(),
                http.RequestServices.GetRequiredService<Visitor>()
            );
            var me = await mediator.Send(new GetMe.Query(), http.RequestAborted);
            if (me.IsSuccess)
                visitor.WorksAt(me.Value.Branches);
            if (visitor.May(DefinitionsRoom.Publish))
                visitor.Approvals =
                    (await mediator.Send(new ListPublicationRequests.Query(ForMe: true), http.RequestAborted)).Value?.Total ?? 0;
        }

        return await next(context);
    }
}
