using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>What was answered to one field: its value in normal form, or what is wrong with it.</summary>
public sealed class FieldAnswer(FormField field, string path)
{
    public FormField Field { get; } = field;

    /// <summary>"mobile", "tenders[0].amount".</summary>
    public string Path { get; } = path;

    /// <summary>Null: nothing was answered, or nothing that can be kept.</summary>
    public object? Value { get; set; }

    /// <summary>Of a list: the answers of each row, in the order of its fields.</summary>
    public IReadOnlyList<IReadOnlyList<FieldAnswer>> Rows { get; set; } = [];

    public List<FieldError> Errors { get; } = [];

    public bool IsHidden { get; set; }

    public bool IsRequired { get; set; }

    public object? Fail(string code, params object[] arguments)
    {
        Errors.Add(new FieldError(Path, code, arguments));
        return null;
    }
}
