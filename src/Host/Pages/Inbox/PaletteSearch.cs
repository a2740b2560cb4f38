using System.Globalization;
using CaseFlow.Host.Pages.Setup;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;

namespace CaseFlow.Host.Pages.Inbox;

/// <param name="Name">Of the group's title: page.palette.NAME.</param>
public sealed record PaletteGroup(string Name, IReadOnlyList<PaletteEntry> Entries);

/// <param name="Beside">What tells it from others of the same name.</param>
/// <param name="Client">Whose allergies stand beside the name (R-SAFE-3).</param>
public sealed record PaletteEntry(string Icon, string Title, string? Beside, string Address, ClientHead? Client = null);

/// <summary>What the command palette offers: pages and actions that the visitor may see, clients and open tasks that fit.</summary>
public sealed class PaletteSearch(IMediator mediator, Visitor visitor, Words words)
{
    private const int Most = 8;

    private sealed record Place(string Text, string Icon, string Permission, string Address);

    private static readonly Place[] Actions =
    [
        new("page.inbox.new-visit", "door-enter", JourneysRoom.Start, "/clients?visit=true"),
        new("page.palette.register", "user-plus", ClientsRoom.Write, "/clients/new"),
    ];

    private static readonly Place[] Pages =
    [
        .. Fronts
            .All.SelectMany(front => front.Menu)
            .Select(entry => new Place("page.menu." + entry.Name, entry.Icon, entry.Permission, "/" + entry.Name)),
        new("page.palette.mine", "hand-grab", TasksRoom.Work, "/inbox?box=mine"),
        new("page.palette.overdue", "alert-triangle", TasksRoom.Read, "/inbox?box=all&due=overdue"),
        new("page.notice.title", "bell", TasksRoom.Read, "/notices"),
        new("page.menu.setup", "device-desktop-cog", HouseRoom.ReadSettings, "/setup"),
        .. SetupPlaces
            .All.Where(place => place.At is null)
            .Select(place => new Place($"page.setup.{place.Name}.title", place.Icon, place.Permission, place.Address)),
        new("page.menu.password", "lock", TasksRoom.Read, "/account/password"),
    ];

    public async Task<IReadOnlyList<PaletteGroup>> FindAsync(string? typed, CancellationToken cancel)
    {
        var q = typed?.Trim() is { Length: > 0 and <= 200 } text ? text : null;
        List<PaletteGroup> groups =
        [
            new("actions", [.. Find(Actions, q)]),
            new("clients", q is null || !visitor.May(ClientsRoom.Read) ? [] : await ClientsAsync(q, cancel)),
            new("tasks", await TasksAsync(q, cancel)),
            new("pages", [.. Find(Pages, q)]),
        ];
        return [.. groups.Where(group => group.Entries.Count > 0)];
    }

    /// <summary>In either language, whichever the visitor thinks of first.</summary>
    private IEnumerable<PaletteEntry> Find(Place[] places, string? q) =>
        places
            .Where(place => visitor.May(place.Permission))
            .Where(place => q is null || Holds(Text.In(Text.Chinese), place.Text, q) || Holds(Text.In(Text.English), place.Text, q))
            .Select(place => new PaletteEntry(place.Icon, Text.Of(place.Text), null, place.Address));

    private async Task<IReadOnlyList<PaletteEntry>> ClientsAsync(string q, CancellationToken cancel)
    {
        var found = await mediator.Send(new ListClients.Query(q, new Paging(1, Most)), cancel);
        return
        [
            .. (found.Value?.Items ?? []).Select(client => new PaletteEntry(
                "user",
                client.Name,
                $"{client.Mobile} {client.ChartNumber}".Trim(),
                $"/clients/{client.Id}",
                client
            )),
        ];
    }

    private async Task<IReadOnlyList<PaletteEntry>> TasksAsync(string? q, CancellationToken cancel)
    {
        var criteria = new TaskCriteria(q is null ? "mine" : "all", Q: q);
        var found = await mediator.Send(new ListTasks.Query(criteria, new Paging(1, Most)), cancel);
        return
        [
            .. (found.Value?.Items ?? []).Select(task => new PaletteEntry(
                "checklist",
                words.Of(task.Title, task.EnglishTitle),
                task.Client?.Name ?? task.Journey.DefinitionName,
                $"/tasks/{task.Id}",
                task.Client
            )),
        ];
    }

    private static bool Holds(IReadOnlyDictionary<string, string> texts, string key, string q) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(texts.GetValueOrDefault(key, ""), q, CompareOptions.IgnoreCase) >= 0;
}
