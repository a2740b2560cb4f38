using CaseFlow.Host.Pages;

namespace CaseFlow.Host;

/// <summary>The face of a room (<see cref="Workflows.Shared.Room"/>): how people and programs reach it.</summary>
/// <remarks><see cref="Fronts"/> are all.</remarks>
public abstract class Front
{
    /// <summary>REST below <c>/api</c>.</summary>
    public virtual void MapApi(IEndpointRouteBuilder api) { }

    /// <summary>What lies beside <c>/api</c> and is no page.</summary>
    public virtual void MapBesideApi(IEndpointRouteBuilder app) { }

    public virtual void MapPages(RouteGroupBuilder pages) { }

    /// <summary>Its places in the main menu.</summary>
    public virtual IReadOnlyList<MenuEntry> Menu => [];
}

/// <param name="Name">Of the page, and of its text: <c>page.menu.NAME</c>, with NAME.waiting for the number.</param>
/// <param name="Permission">Who lacks it does not see the entry.</param>
/// <param name="Waiting">How many things wait there for this visitor; the menu shows the number.</param>
public sealed record MenuEntry(string Name, string Icon, string Permission, Func<Visitor, int>? Waiting = null);
