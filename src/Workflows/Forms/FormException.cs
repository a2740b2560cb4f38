namespace CaseFlow.Workflows.Forms;

/// <summary>One thing wrong with a form file, at its place: "sections[0].fields[2].options" or a field's key.</summary>
public sealed record FormProblem(string Place, string Message);

/// <summary>A form file cannot be used; says all that is wrong with it.</summary>
public sealed class FormException(IReadOnlyList<FormProblem> problems)
    : Exception(
        string.Join(
            Environment.NewLine,
            problems.Select(problem => problem.Place.Length > 0 ? $"{problem.Place}: {problem.Message}" : problem.Message)
        )
    )
{
    public IReadOnlyList<FormProblem> Problems { get; } = problems;
}
