using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Checks;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions.Checks;

public sealed class ShippedProceduresTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    public static TheoryData<string> Shipped => [.. Defects.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_procedure_has_no_finding(string procedure) => Assert.Empty(await clinic.CheckAsync(Defects.In(procedure)));
}

internal static class Checking
{
    /// <summary>"Severity code activity/place".</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(this Clinic clinic, Defects defects)
    {
        await using var scope = clinic.Services.CreateAsyncScope();
        return
        [
            .. (await scope.ServiceProvider.GetRequiredService<DefinitionChecks>().OfAsync(defects.Json, CancellationToken.None)).Select(
                Shown
            ),
        ];
    }

    private static string Shown(Finding finding) =>
        $"{finding.Severity} {finding.Code} {finding.ActivityId}{(finding.Place is null ? "" : "/" + finding.Place)}";
}
