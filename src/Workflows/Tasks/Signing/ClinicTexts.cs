using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Signing;

/// <summary>"text:consent": every version of every such text by its name, for what was shown long ago is read for ever.</summary>
internal sealed class ClinicTexts : IOptionSource
{
    public string Name => "text";

    public string Choices => string.Join(", ", TextKind.All);

    public bool Has(string of) => TextKind.All.Contains(of);

    public async Task<IReadOnlyList<FieldOption>> ReadAsync(
        string of,
        BranchId branch,
        BranchId home,
        CaseFlowDb db,
        CancellationToken cancel
    ) =>
        [
            .. (await TextBook.AllAsync(db, cancel))
                .SelectMany(versions => versions)
                .Where(version => version.Kind == of)
                .Select(version => new FieldOption(version.Mark, LabelOf(version))),
        ];

    private static LocalText LabelOf(TextVersion version) =>
        new($"{version.Name}（第{version.Number}版）", $"{version.EnglishName} (version {version.Number})");
}
