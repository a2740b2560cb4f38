using CaseFlow.Host.Api.Care;
using CaseFlow.Host.Api.Charts;
using CaseFlow.Host.Api.Clients;
using CaseFlow.Host.Api.Definitions;
using CaseFlow.Host.Api.Files;
using CaseFlow.Host.Api.History;
using CaseFlow.Host.Api.House;
using CaseFlow.Host.Api.Journeys;
using CaseFlow.Host.Api.Ledger;
using CaseFlow.Host.Api.Messages;
using CaseFlow.Host.Api.Notices;
using CaseFlow.Host.Api.Sales;
using CaseFlow.Host.Api.Tasks;
using CaseFlow.Host.Api.Trials;

namespace CaseFlow.Host;

/// <summary>All fronts, in the order of the main menu.</summary>
public static class Fronts
{
    public static IReadOnlyList<Front> All { get; } =
    [
        new HouseFront(),
        new TasksFront(),
        new NoticesFront(),
        new JourneysFront(),
        new ClientsFront(),
        new CareFront(),
        new MessagesFront(),
        new ChartsFront(),
        new SalesFront(),
        new LedgerFront(),
        new FilesFront(),
        new HistoryFront(),
        new DefinitionsFront(),
        new TrialsFront(),
    ];
}
