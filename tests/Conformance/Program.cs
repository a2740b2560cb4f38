using CaseFlow.Conformance;
using CaseFlow.Conformance.Stores;

if (args is [Worker.Argument])
{
    await Worker.RunAsync();
    return 0;
}

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

try
{
    var cases = CaseFile.Read(options);
    await using var runner = await CaseRunner.PrepareAsync(options);
    var (passed, failed, skipped) = (0, 0, 0);
    foreach (var element in cases)
    {
        var subject = new ConformanceCase(element, Path.GetDirectoryName(options.Cases)!);
        var verdict = await runner.RunAsync(subject);
        Console.WriteLine(verdict.Line(subject));
        if (verdict.SkippedBecause is not null)
            skipped++;
        else if (verdict.Failures.Count > 0)
            failed++;
        else
            passed++;
    }

    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed > 0 ? 1 : 0;
}
catch (Exception problem) when (problem is FormatException or System.Data.Common.DbException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
