using CaseFlow.Host.Pages.Messages;
using CaseFlow.Workflows.Messages;

namespace CaseFlow.Host.Api.Messages;

public sealed class MessagesFront : Front
{
    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("messages", "message", MessagesRoom.Read)];

    public override void MapApi(IEndpointRouteBuilder api) => api.MapMessages();

    public override void MapPages(RouteGroupBuilder pages) => pages.MapMessagePages();
}
