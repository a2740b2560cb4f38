using CaseFlow.Host.Security;
using CaseFlow.Workflows.Care;
using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Care;

/// <summary>The open conflicts of the branch, and those of one client as a part of other pages.</summary>
internal static class ConflictRoutes
{
    public static void MapConflictPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/conflicts", ListAsync).Require(CareRoom.Conflicts);
        pages.MapGet("/conflicts/table", TableAsync).Require(CareRoom.EditSafety);
        pages.MapGet("/clients/{id:guid}/conflicts", OfClientAsync).Require(CareRoom.Conflicts);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new ListConflicts.Query(), cancel)).Page<ConflictsPage, ListConflicts.Response>(found => new { found.Items });

    private static async Task<IResult> TableAsync(IMediator mediator, Words words, CancellationToken cancel)
    {
        var categories = (await mediator.Send(new ListCategories.Query(), cancel)).Value?.Items ?? [];
        return (await mediator.Send(new ListSafetyTable.Query(), cancel)).Page<SafetyPage, ListSafetyTable.Response>(found => new
        {
            Table = found,
            Forms = new SafetyForms(words, categories),
        });
    }

    private static async Task<IResult> OfClientAsync(Guid id, IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new ListConflicts.Query(new ClientId(id)), cancel)).Page<ConflictList, ListConflicts.Response>(found => new
        {
            found.Items,
        });
}
