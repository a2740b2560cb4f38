using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Schema;

const string usage = """
    usage: scripts/new-migration NAME        drafts the next schema file of both databases from what has changed in the model
           scripts/new-migration --snapshot  takes the model as it is now: the schema files were written by hand
           scripts/draw-tables               draws docs/tables.md anew, which the two above do too
    """;

if (
    args is not [var root, var name]
    || (name is not ("--snapshot" or "--tables") && !Regex.IsMatch(name, "^[a-z][a-z0-9_]*$", RegexOptions.NonBacktracking))
)
{
    await Console.Error.WriteLineAsync(usage);
    return 2;
}

await File.WriteAllTextAsync(Path.Combine(root, "docs/tables.md"), Draft.Both[0].TablesDocument());
if (name == "--tables")
    return 0;

var changed = Draft.Both.Where(draft => draft.Operations.Count > 0).ToList();
if (changed.Count == 0)
{
    Console.WriteLine("The schema files have all that the model has.");
    return 0;
}

if (name != "--snapshot")
    await WriteFilesAsync();
foreach (var draft in changed)
    await File.WriteAllTextAsync(Path.Combine(root, "scripts/Schema/Snapshots", $"{draft.Database}Snapshot.cs"), draft.Snapshot());
return 0;

async Task WriteFilesAsync()
{
    // One number for both, so that files of one name belong together.
    var number = 1 + Draft.Both.SelectMany(draft => Directory.EnumerateFiles(Folder(draft), "*.sql")).Max(NumberOf);
    foreach (var draft in changed)
    {
        var file = Path.Combine(Folder(draft), string.Create(CultureInfo.InvariantCulture, $"{number:0000}_{name}.sql"));
        await File.WriteAllTextAsync(file, draft.Sql());
        Console.WriteLine(Path.GetRelativePath(root, file));
        foreach (var loss in draft.Operations.Where(operation => operation.IsDestructiveChange))
            Console.WriteLine($"  {loss.GetType().Name}: may lose stored data; see that this is meant");
    }
}

string Folder(Draft draft) => Path.Combine(root, "src/Persistence/Migrations", draft.Folder);

static int NumberOf(string file) => int.Parse(Path.GetFileName(file)[..4], CultureInfo.InvariantCulture);
