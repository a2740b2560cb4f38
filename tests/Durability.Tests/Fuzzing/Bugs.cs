namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>What went wrong, each kind once with the first input that did it.</summary>
internal sealed class Bugs
{
    private readonly Dictionary<string, string> _found = [];

    /// <summary>What was too slow is tried again: on a machine that others use, only what is slow each time is slow.</summary>
    public async Task CatchAsync(int seed, string input, Func<Task> trial)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await trial();
                    return;
                }
                catch (TooSlowException) when (attempt < 3) { }
            }
        }
        catch (Exception bug)
        {
            var place = bug.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("CaseFlow", StringComparison.Ordinal));
            _found.TryAdd(
                $"{bug.GetType().Name} {bug.Message.Split('\n')[0]} {place}",
                $"seed {seed}: {(input.Length > 2_000 ? input[..2_000] + " ..." : input)}\n{bug}"
            );
        }
    }

    public void ShouldBeNone() => _found.ShouldBeEmpty(string.Join("\n\n", _found.Values));
}
