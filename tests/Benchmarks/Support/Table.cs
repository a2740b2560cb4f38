using System.Globalization;

namespace CaseFlow.Benchmarks.Support;

/// <summary>The table on the console: what, how much, the machine's own limit in the same run, the aim.</summary>
public static class Table
{
    public static void Head() => Row("what", "measured", "limit", "aim");

    public static void Row(string what, string measured, string limit = "", string aim = "") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what, -52} {measured, 18} {limit, 18}  {aim}"));

    public static void Gap() => Console.WriteLine();

    public static string PerSecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:#,0}/s");

    public static string Milliseconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.00} ms");

    public static string Bytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} B");

    public static string Share(double part, double whole) => string.Create(CultureInfo.InvariantCulture, $"{part / whole:0.00}");
}
