using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Forms;

/// <summary>What a task asks: forms, their fields, and the check of an answer.</summary>
public sealed class FormsRoom : Room
{
    public override void AddServices(IServiceCollection services) =>
        services
            .AddSingleton<FieldCatalog>()
            .AddSingleton<ParsedForms>()
            .AddScoped<FormSource>()
            .AddScoped<FormOptions>()
            .AddScoped<FormChecker>();
}
