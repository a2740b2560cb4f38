using CaseFlow.Host.Pages.Designer;
using CaseFlow.Host.Pages.Procedures;
using CaseFlow.Host.Pages.Starting;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Api.Definitions;

public sealed class DefinitionsFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapDefinitions();
        api.MapProcedures();
        api.MapPublications();
        api.MapDefinitionChecks();
        api.MapDefinitionDiff();
        api.MapStarts();
    }

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapProcedurePages();
        pages.MapStartPages();
        pages.MapDesignerPages();
    }

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [new("procedures", "git-branch", DefinitionsRoom.Read, visitor => visitor.Approvals)];
}
