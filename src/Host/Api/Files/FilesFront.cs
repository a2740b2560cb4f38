namespace CaseFlow.Host.Api.Files;

public sealed class FilesFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api) => api.MapFiles();
}
