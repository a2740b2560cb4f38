namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>Which connections an activity's outcomes follow.</summary>
internal static class Outcomes
{
    /// <summary>The usual end follows "Done" and connections without a port; a named outcome exactly its own port.</summary>
    public static bool Match(IReadOnlyList<string> outcomes, string? port) =>
        outcomes.Count == 0 ? port is null or "Done" : port is not null && outcomes.Contains(port);
}
