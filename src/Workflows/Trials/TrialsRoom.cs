using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Trials;

/// <summary>A procedure tried out with nobody in it.</summary>
public sealed class TrialsRoom : Room
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<TrialEntrance>().AddScoped<TrialDrafts>();
}
