using System.Collections.Frozen;
using CaseFlow.Workflows.Aftercare;
using CaseFlow.Workflows.Care;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger;
using CaseFlow.Workflows.Messages;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>All rooms, the machine's from the ground up, then the clinic's. What a room is: docs/rooms.md.</summary>
public static class Rooms
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new HouseRoom(),
        new NoticesRoom(),
        new ChartsRoom(),
        new FilesRoom(),
        new HistoryRoom(),
        new FormsRoom(),
        new JourneysRoom(),
        new TasksRoom(),
        new DefinitionsRoom(),
        new TrialsRoom(),
        new RetentionRoom(),
        new MessagesRoom(),
        new ClientsRoom(),
        new SalesRoom(),
        new LedgerRoom(),
        new CareRoom(),
        new AftercareRoom(),
    ];

    /// <summary>By history word the XES transition that it stands for, of those that stand for one.</summary>
    public static FrozenDictionary<string, string> Transitions { get; } =
        All.SelectMany(room => room.HistoryTypes)
            .Where(type => type.Transition is not null)
            .ToFrozenDictionary(type => type.Name, type => type.Transition!, StringComparer.Ordinal);

    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        foreach (var room in All)
        {
            room.AddServices(services);
            foreach (var setting in room.Settings)
                services.AddSingleton(setting);
        }

        return services;
    }
}
