using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.People;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>What several use cases share. Scoped ones live for one command; singletons hold nothing of any request.</summary>
public static class SharedPieces
{
    public static IServiceCollection AddSharedPieces(this IServiceCollection services) => services
        .AddScoped<HistoryWriter>()
        .AddScoped<BranchClock>()
        .AddScoped<ClientHeads>()
        .AddScoped<ClientDetails>()
        .AddScoped<FormChecker>()
        .AddScoped<FormOptions>()
        .AddScoped<FormSource>()
        .AddSingleton<ParsedForms>();
}
