using CaseFlow.Benchmarks.Support;

/// <summary>
/// .NET calls this in a host that <see cref="HostProcess"/> starts, by this name: it counts the statements there, whatever build it is.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => StatementCount.Begin();
}
