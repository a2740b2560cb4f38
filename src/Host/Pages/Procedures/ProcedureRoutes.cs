using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Comparing;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Procedures;

/// <summary>A procedure in the list, with what somebody should look at.</summary>
/// <param name="Publication">What is asked for or was refused.</param>
/// <param name="Draft">What the check finds in the draft; null if there is none.</param>
public sealed record ProcedureRow(ListDefinitions.Item Procedure, PublicationView? Publication, CheckDefinition.Response? Draft);

/// <summary>The list of procedures, one with its versions and history, and the decision to publish it.</summary>
internal static class ProcedureRoutes
{
    public static void MapProcedurePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/procedures", ListAsync).Require(DefinitionsRoom.Read);
        pages.MapGet("/procedures/{id}", ShowAsync).Require(DefinitionsRoom.Read);
        pages.MapGet("/procedures/{id}/publish", PublishAsync).Require(DefinitionsRoom.Read);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel)
    {
        var procedures = await mediator.Send(new ListDefinitions.Query(), cancel);
        var publications = await mediator.Send(new ListPublicationRequests.Query(Paging: new Paging(1, PagingValidator.MostRows)), cancel);
        var rule = await mediator.Send(new GetPublicationRule.Query(), cancel);
        if ((procedures.Refusal ?? publications.Refusal ?? rule.Refusal) is { } refusal)
            return PageResults.Refused(refusal);

        List<ProcedureRow> rows = [];
        foreach (var item in procedures.Value!)
        {
            var draft = item.HasDraft ? await mediator.Send(new CheckDefinition.Query(item.DefinitionId), cancel) : null;
            rows.Add(
                new ProcedureRow(item, publications.Value!.Items.FirstOrDefault(one => one.DefinitionId == item.DefinitionId), draft?.Value)
            );
        }
        return rule.Page<ProceduresPage, GetPublicationRule.Response>(found => new { Rows = rows, Rule = found });
    }

    private static async Task<IResult> ShowAsync(string id, IMediator mediator, CancellationToken cancel)
    {
        var start = await mediator.Send(new GetStartRule.Query(id), cancel);
        return (await mediator.Send(new GetProcedure.Query(id), cancel)).Page<ProcedurePage, GetProcedure.Response>(found => new
        {
            Procedure = found,
            Start = start.Value,
        });
    }

    private static async Task<IResult> PublishAsync(string id, IMediator mediator, CancellationToken cancel)
    {
        var procedure = await mediator.Send(new GetProcedure.Query(id), cancel);
        if (!procedure.IsSuccess)
            return PageResults.Refused(procedure.Refusal);
        var rule = await mediator.Send(new GetPublicationRule.Query(), cancel);
        if (!rule.IsSuccess)
            return PageResults.Refused(rule.Refusal);
        var version = procedure.Value.Publication?.Version ?? procedure.Value.Latest.Number;
        var check = await mediator.Send(new CheckDefinition.Query(id, version), cancel);
        var changes =
            procedure.Value.Published is { } current && current.Number != version
                ? await mediator.Send(new CompareVersions.Query(id, current.Number, version), cancel)
                : null;
        var choices = changes is null ? null : await mediator.Send(new GetDesignerChoices.Query(), cancel);
        return check.Page<PublishPage, CheckDefinition.Response>(found => new
        {
            Procedure = procedure.Value,
            Check = found,
            rule.Value.NeedsSecondPerson,
            Changes = changes?.Value,
            Choices = choices?.Value,
        });
    }
}
