using System.Reflection;

namespace CaseFlow.Persistence;

/// <summary>The SQL files of one database's folder Migrations, in order of their numbers.</summary>
internal sealed class MigrationFiles(string database)
{
    private readonly string prefix = $"CaseFlow.Persistence.{database}.Migrations.";

    public IEnumerable<string> Names =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..])
            .Order(StringComparer.Ordinal);

    public string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(prefix + name)!);
        return reader.ReadToEnd();
    }
}
