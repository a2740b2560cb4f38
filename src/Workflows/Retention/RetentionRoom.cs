using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Retention;

/// <summary>What ended long ago, packed away or forgotten.</summary>
public sealed class RetentionRoom : Room
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<ArchiveShelf>();
}
