using System.Text.Json;
using CaseFlow.Conformance;

var at = Array.IndexOf(args, "--cases");
if (at < 0 || at + 1 >= args.Length)
{
    Console.Error.WriteLine("usage: --cases cases.json [--only id]");
    return 2;
}

var path = Path.GetFullPath(args[at + 1]);
var only = Array.IndexOf(args, "--only") is var o and >= 0 && o + 1 < args.Length ? args[o + 1] : null;
using var json = JsonDocument.Parse(File.ReadAllText(path));
var (passed, failed, skipped) = (0, 0, 0);
foreach (var element in json.RootElement.EnumerateArray())
{
    var subject = new ConformanceCase(element, Path.GetDirectoryName(path)!);
    if (only is not null && subject.Id != only) continue;

    var verdict = await CaseRunner.RunAsync(subject);
    Console.WriteLine(verdict.Line(subject.Id));
    if (verdict.SkippedBecause is not null) skipped++;
    else if (verdict.Failures.Count > 0) failed++;
    else passed++;
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed > 0 ? 1 : 0;
