using CaseFlow.Workflows.House.Tables;

namespace CaseFlow.TestKit;

/// <summary>Headings where no page is: each text is its key.</summary>
internal sealed class KeysAsWords : ITableWords
{
    public string In(string language, string key) => key;
}
