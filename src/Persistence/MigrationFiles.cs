using System.Reflection;

namespace CaseFlow.Persistence;

/// <summary>
/// The SQL files of a folder of Migrations, in order of their numbers. Databases remember their names: a file that was released keeps its.
/// </summary>
/// <param name="database">The folder: sqlite or postgres.</param>
/// <param name="newer">For tests: files that are not there yet, by name.</param>
internal sealed class MigrationFiles(string database, IReadOnlyDictionary<string, string>? newer = null)
{
    private readonly string prefix = $"CaseFlow.Persistence.Migrations.{database}/";
    private readonly IReadOnlyDictionary<string, string> newer = newer ?? new Dictionary<string, string>();

    public IEnumerable<string> Names =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..])
            .Concat(newer.Keys)
            .Order(StringComparer.Ordinal);

    public string Read(string name)
    {
        if (newer.TryGetValue(name, out var sql))
            return sql;
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(prefix + name)!);
        return reader.ReadToEnd();
    }
}
