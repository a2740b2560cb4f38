using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Reads definition and form files of a folder. The first import of a definition is published; a file that differs from the database's newest version
/// becomes a draft (a form: its next version). What is not valid is refused whole, with file, activity and reason.
/// </summary>
public static class ImportDefinitions
{
    public sealed record Command(string Folder) : ICommand<Response>;

    public sealed record Response(IReadOnlyList<string> Published, IReadOnlyList<string> Drafted, IReadOnlyList<string> Forms);
}
