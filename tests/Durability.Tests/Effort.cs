using System.Globalization;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // time and memory are measured here

namespace CaseFlow.Durability.Tests;

/// <summary>How much is tried: little enough for every build; more by hand with environment variables.</summary>
internal static class Effort
{
    public static int Of(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var wanted) ? wanted : usual;
}
