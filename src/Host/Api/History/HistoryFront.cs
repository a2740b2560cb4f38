namespace CaseFlow.Host.Api.History;

public sealed class HistoryFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api) => api.MapHistory();
}
