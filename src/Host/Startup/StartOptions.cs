using System.Globalization;
using CaseFlow.Persistence.Postgres;

namespace CaseFlow.Host.Startup;

/// <summary>What was asked for on the command line.</summary>
public sealed record StartOptions
{
    public const string Usage = """
        usage: run [verify | definitions export DIR | definitions import DIR] [--demo] [--urls http://127.0.0.1:8080] [--data DIR] [--db CONNECTION] [--archive-after DAYS]

          verify           recompute every journey's chain of history and compare it with the signed checkpoints; status 1 if one does not hold
          definitions      export: write all procedures and forms to files; import: read files, what is new becomes drafts (how-to: keep-procedures-in-git.md)
          --demo           add a branch, staff, prices, clients and running journeys; doing so again changes nothing
          --urls           where to listen
          --data           folder of the database, files, keys, logs and checkpoints (default ./data); several hosts share it
          --db             a PostgreSQL database instead of the one in the folder: "Host=db.clinic;Database=caseflow;Username=caseflow", its password in PGPASSWORD
          --archive-after   days from a journey's end until what it leaves behind is compressed (default 90); it is read as before
        """;

    /// <summary>serve, verify, export, import or help.</summary>
    public string Command { get; init; } = "serve";

    /// <summary>Of files to export or import.</summary>
    public string DefinitionFolder { get; init; } = "";

    public bool Demo { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:8080";

    public string DataFolder { get; init; } = Path.GetFullPath("data");

    public TimeSpan ArchiveAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>A PostgreSQL connection string; null for the SQLite file in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Where wwwroot is: beside the program once it is published, else where it is started.</summary>
    public string ContentRoot { get; init; } =
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : Directory.GetCurrentDirectory();

    /// <summary>A later option wins over an earlier one of the same name.</summary>
    /// <exception cref="FormatException">Something was not understood; the message says what.</exception>
    public static StartOptions Parse(IEnumerable<string> arguments)
    {
        var options = new StartOptions();
        var words = new Queue<string>(arguments.SelectMany(Split));
        while (words.TryDequeue(out var word))
        {
            options = word switch
            {
                "verify" => options with { Command = word },
                "definitions" => options with
                {
                    Command = DefinitionsOf(ValueOf(word, words)),
                    DefinitionFolder = Path.GetFullPath(ValueOf("definitions", words)),
                },
                "--help" => options with { Command = "help" },
                "--demo" => options with { Demo = true },
                "--urls" => options with { Urls = ValueOf(word, words) },
                "--archive-after" => options with { ArchiveAfter = DaysOf(word, words) },
                "--data" => options with { DataFolder = Path.GetFullPath(ValueOf(word, words)) },
                "--db" => options with { Database = DatabaseOf(ValueOf(word, words)) },
                _ => throw new FormatException($"Unknown argument: {word}"),
            };
        }

        return options;
    }

    private static IEnumerable<string> Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? [argument[..at], argument[(at + 1)..]]
            : [argument];

    private static TimeSpan DaysOf(string name, Queue<string> words) =>
        int.TryParse(ValueOf(name, words), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36500
            ? TimeSpan.FromDays(days)
            : throw new FormatException($"{name} needs a number of days.");

    private static string DefinitionsOf(string what) =>
        what is "export" or "import" ? what : throw new FormatException($"definitions export DIR or definitions import DIR, not {what}.");

    private static string? DatabaseOf(string value)
    {
        try
        {
            if (value.Length == 0)
                return null;
            PostgresConnections.Complete(value);
            return value;
        }
        catch (ArgumentException misspelt)
        {
            throw new FormatException($"--db: {misspelt.Message}", misspelt);
        }
    }

    private static string ValueOf(string name, Queue<string> words) =>
        words.TryDequeue(out var value) ? value : throw new FormatException($"{name} needs a value.");
}
