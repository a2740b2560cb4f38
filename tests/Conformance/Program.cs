using System.Text.Json;
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

using var json = JsonDocument.Parse(File.ReadAllText(options.Cases));
await using var runner = await CaseRunner.PrepareAsync(options);
var (passed, failed, skipped, number) = (0, 0, 0, 0);
foreach (var element in json.RootElement.EnumerateArray())
{
    if (number++ % options.Every != 0) continue;
    var subject = new ConformanceCase(element, Path.GetDirectoryName(options.Cases)!);
    if (options.Only is not null && subject.Id != options.Only) continue;

    var verdict = await runner.RunAsync(subject);
    Console.WriteLine(verdict.Line(subject));
    if (verdict.SkippedBecause is not null) skipped++;
    else if (verdict.Failures.Count > 0) failed++;
    else passed++;
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed > 0 ? 1 : 0;
