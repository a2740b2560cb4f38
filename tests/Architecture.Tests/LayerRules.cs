using System.Reflection;

namespace CaseFlow.Architecture.Tests;

/// <summary>Dependencies run one way: Engine, Activities, Workflows, Persistence, Host.</summary>
internal static class LayerRules
{
    private static readonly string[] Layers =
    [
        "CaseFlow.Engine",
        "CaseFlow.Activities",
        "CaseFlow.Workflows",
        "CaseFlow.Persistence",
        "CaseFlow.Host",
    ];
    private static readonly string[] NotForPureCode =
    [
        "Microsoft.EntityFrameworkCore",
        "Microsoft.AspNetCore",
        "MediatR",
        "System.Net.Http",
        "Microsoft.Data",
        "Npgsql",
    ];

    public static IEnumerable<string> Violations(IEnumerable<(string Assembly, IEnumerable<string> References)> assemblies) =>
        from assembly in assemblies
        let layer = Array.IndexOf(Layers, assembly.Assembly)
        from reference in assembly.References
        let upward = Array.IndexOf(Layers, reference) > layer
        let impure = layer is 0 or 1 && NotForPureCode.Any(name => reference.StartsWith(name, StringComparison.Ordinal))
        where upward || impure
        select $"{assembly.Assembly} must not know {reference}";

    public static IEnumerable<(string Assembly, IEnumerable<string> References)> Product() =>
        Layers.Select(name => (name, Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)));
}
