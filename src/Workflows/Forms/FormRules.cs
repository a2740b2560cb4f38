using System.Text.RegularExpressions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms.Fields;
using JsonElement = System.Text.Json.JsonElement;

namespace CaseFlow.Workflows.Forms;

/// <summary>What must hold of a form so that people can fill it and the check can rely on it.</summary>
internal sealed partial class FormRules(FieldCatalog catalog)
{
    private static readonly string[] Choices = [FieldTypes.Select, FieldTypes.MultiSelect];

    public List<FormProblem> ProblemsOf(Form form)
    {
        var problems = new List<FormProblem>();
        if (!FormId().IsMatch(form.Id))
            problems.Add(new FormProblem("id", "An id is lower-case words joined by dashes."));
        if (form.Version < 1)
            problems.Add(new FormProblem("version", "Versions count from 1."));
        if (!form.Fields.Any())
            problems.Add(new FormProblem("sections", "A form asks for something."));
        problems.AddRange(OfFields(form.Fields, ""));
        return problems;
    }

    private IEnumerable<FormProblem> OfFields(IEnumerable<FormField> fields, string within)
    {
        var keys = new HashSet<string>();
        foreach (var field in fields)
        {
            var place = within + field.Key;
            if (!keys.Add(field.Key))
                yield return new FormProblem(place, "Two fields have this key.");
            foreach (var message in OfField(field, isCell: within.Length > 0))
                yield return new FormProblem(place, message);
            foreach (var problem in OfFields(field.ItemFields ?? [], place + "[]."))
                yield return problem;
        }
    }

    private IEnumerable<string> OfField(FormField field, bool isCell)
    {
        if (!FieldKey().IsMatch(field.Key))
            yield return "A key is camelCase letters and digits.";
        if (catalog.Find(field.Type) is not { } type)
        {
            yield return $"There is no field type '{field.Type}'.";
            yield break;
        }

        if (field.Type == FieldTypes.List != field.ItemFields is { Count: > 0 })
            yield return "A list, and only a list, has itemFields.";
        if (isCell && type.HasRows)
            yield return "A row cannot hold rows.";
        if (field.ReadOnly && (field.Required || field.RequiredWhen is not null || field.Default is not null || isCell))
            yield return "Nobody can fill a readOnly field: it is neither required nor in a row, and has no default.";
        if (field.Min > field.Max)
            yield return "min is greater than max.";
        if (field.Type == FieldTypes.Scale && (field.Min is null || field.Max is null || field.Max - field.Min > 20))
            yield return "A scale has min and max, at most 20 apart.";
        if (field.MaxLength is <= 0 or > 100_000)
            yield return "maxLength is between 1 and 100000.";
        foreach (var message in OfOptions(field).Concat(OfPattern(field)).Concat(OfConditions(field)).Concat(OfDefault(field)))
            yield return message;
    }

    private IEnumerable<string> OfOptions(FormField field)
    {
        var values = field.Options?.Select(option => option.Value).ToList() ?? [];
        var takesOptions = Choices.Contains(field.Type) || catalog.TypeOf(field).TakesOptionsFrom;
        if (takesOptions != (values.Count > 0 || field.OptionsFrom is not null))
            yield return "Options belong to select and multiSelect, and these need some.";
        if (values.Distinct().Count() < values.Count)
            yield return "Two options have the same value.";
        if (values.Contains(""))
            yield return "An option has an empty value.";
        if (field.OptionsFrom is { } source && (values.Count > 0 || catalog.FindOptions(source) is null))
            yield return $"optionsFrom is {catalog.OptionsKnown}, without options beside it.";
    }

    private static IEnumerable<string> OfPattern(FormField field)
    {
        if (field.Pattern is null)
            return [];
        if (field.Type is not (FieldTypes.Text or FieldTypes.Multiline))
            return ["A pattern belongs to texts."];
        return Failure(() => TextFields.Pattern(field.Pattern)) is { } why ? [$"pattern: {why}"] : [];
    }

    private static IEnumerable<string> OfConditions(FormField field) =>
        from condition in new[] { (Name: "visibleWhen", Text: field.VisibleWhen), (Name: "requiredWhen", Text: field.RequiredWhen) }
        where condition.Text is not null
        let why = Failure(() => FormConditions.Compile(condition.Text!))
        where why is not null
        select $"{condition.Name}: {why}";

    private IEnumerable<string> OfDefault(FormField field)
    {
        if (field.Default is not { } value || field.OptionsFrom is not null)
            return [];
        if (!catalog.TypeOf(field).TakesDefault)
            return ["This type takes no default."];
        var holder = new Dictionary<string, JsonElement> { [field.Key] = value };
        var values = System.Text.Json.JsonSerializer.SerializeToElement(holder);
        var errors = FieldReader.Read(field, field.Key, values, FormFacts.None(catalog)).Errors;
        return errors.Select(error => $"default: {error.Code}");
    }

    private static string? Failure(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (ExpressionException problem)
        {
            return $"{problem.Message} (line {problem.Line}, column {problem.Column})";
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return problem.Message;
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex FormId();

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]*\z")]
    private static partial Regex FieldKey();
}
