using CaseFlow.Benchmarks;
using CaseFlow.Benchmarks.Support;

if (BenchOptions.TryParse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

Console.WriteLine(
    $"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, data in {Path.GetTempPath()}; sizes: {options.Size.Name}"
);
Console.WriteLine();
Table.Head();
foreach (var part in Suite.Parts.Where(part => options.Wants(part.Name)))
    await part.RunAsync(options);
return 0;
