using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>What several use cases share. Scoped ones live for one command; singletons hold nothing of any request.</summary>
public static class SharedPieces
{
    public static IServiceCollection AddSharedPieces(this IServiceCollection services) => services
        .AddScoped<HistoryWriter>()
        .AddScoped<FormChecker>()
        .AddScoped<FormOptions>()
        .AddScoped<FormSource>()
        .AddSingleton<ParsedForms>();
}
