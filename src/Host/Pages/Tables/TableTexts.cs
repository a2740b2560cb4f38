using CaseFlow.Host.Texts;
using CaseFlow.Workflows.House.Tables;

namespace CaseFlow.Host.Pages.Tables;

/// <summary>Headings and choices of tables, in both languages: a file is read in either, whoever brings it.</summary>
internal sealed class TableTexts : ITableWords
{
    public string In(string language, string key) => Text.In(language == "zh" ? Text.Chinese : Text.English).GetValueOrDefault(key, key);
}
