using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Forms;

/// <summary>
/// Reads and writes form files. Strict: what a form says and we do not know is refused, so that no rule is silently left out.
/// </summary>
public static class FormFile
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Throws <see cref="FormException"/> with all that is wrong.</summary>
    public static Form Parse(string json, FieldCatalog catalog)
    {
        Form form;
        try
        {
            form = JsonSerializer.Deserialize<Form>(json, Json) ?? throw new FormException([new FormProblem("", "The file is empty.")]);
        }
        catch (JsonException problem)
        {
            throw new FormException([new FormProblem(problem.Path ?? "", $"{problem.Message} (line {problem.LineNumber + 1})")]);
        }

        return new FormRules(catalog).ProblemsOf(form) is { Count: > 0 } problems ? throw new FormException(problems) : form;
    }

    public static string Write(Form form) => JsonSerializer.Serialize(form, Json);
}
