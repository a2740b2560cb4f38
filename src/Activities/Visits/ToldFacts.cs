using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// Reads medical facts out of the questionnaire (F2): the list of what is known, and the questions that a first visit is asked, by which
/// programs of a time before that list still answer.
/// </summary>
internal static class ToldFacts
{
    private const string List = "facts";
    private const string None = "none";
    private const string Other = "other";

    /// <summary>Somebody who writes one of these where there is nothing to write means nothing.</summary>
    private static readonly string[] Nothing = ["无", "没有", "否", "none", "no", "n/a", "-", "/"];

    public static MedicalFactsTold Of(FormValues form)
    {
        var told = new MedicalFactsTold([.. Rows(form), .. Answers(form)], [.. Denied(form)], form[List] is not null);
        return told with { Facts = [.. told.Facts.Where(fact => fact.Text.Length > 0 || fact.Fact is not null)] };
    }

    private static IEnumerable<ToldFact> Rows(FormValues form)
    {
        foreach (var (place, row) in (form[List] as IEnumerable<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>().Index())
        {
            var cells = new FormValues(row);
            var state = cells.Text("state");
            yield return new ToldFact(
                $"{List}[{place}]",
                cells.Text("fact") is { Length: > 0 } fact ? fact : null,
                cells.Text("kind"),
                cells.Text("text").Trim(),
                state.Length > 0 ? state : ToldFact.Still,
                cells.Date("endedOn")
            );
        }
    }

    private static IEnumerable<ToldFact> Answers(FormValues form) =>
        [
            .. Chosen(form, "allergies", "allergy"),
            .. Line(form, "otherAllergy", "allergy"),
            .. Chosen(form, "illnesses", "illness"),
            .. Lines(form, "surgery", "operation"),
            .. Lines(form, "implants", "implant"),
            .. Medicines(form),
            .. form.Text("pregnantOrNursing") is { Length: > 0 } pregnancy && pregnancy != "no"
                ? [new ToldFact("pregnantOrNursing", null, "pregnancy", pregnancy)]
                : Array.Empty<ToldFact>(),
            .. form.Text("keloid") == "yes" ? [new ToldFact("keloid", null, "keloid", "keloid")] : Array.Empty<ToldFact>(),
        ];

    /// <summary>Names and doses belong to what was ticked; of other medicines they are the name.</summary>
    private static IEnumerable<ToldFact> Medicines(FormValues form)
    {
        var details = form.Text("medicationDetails").Trim();
        var ticked = form.Chosen("medication");
        foreach (var medicine in ticked.Where(medicine => medicine != Other))
            yield return new ToldFact("medication", null, "medicine", medicine, Note: details.Length > 0 ? details : null);
        if (ticked.Contains(Other))
            yield return new ToldFact("medicationDetails", null, "medicine", details.Length > 0 && ticked.Count == 1 ? details : Other);
    }

    private static IEnumerable<DeniedKind> Denied(FormValues form)
    {
        foreach (var (field, kind) in new[] { ("allergies", "allergy"), ("illnesses", "illness"), ("medication", "medicine") })
            if (form.List<string>(field).Contains(None))
                yield return new DeniedKind(field, kind);
        foreach (var (field, kind) in new[] { ("pregnantOrNursing", "pregnancy"), ("keloid", "keloid") })
            if (form.Text(field) == "no")
                yield return new DeniedKind(field, kind);
    }

    private static IEnumerable<ToldFact> Chosen(FormValues form, string field, string kind) =>
        form.Chosen(field).Where(choice => choice != Other).Select(choice => new ToldFact(field, null, kind, choice));

    private static IEnumerable<ToldFact> Line(FormValues form, string field, string kind) =>
        form.Text(field).Trim() is { Length: > 0 } text && !Nothing.Contains(text.ToLowerInvariant())
            ? [new ToldFact(field, null, kind, text)]
            : [];

    /// <summary>One fact a line.</summary>
    private static IEnumerable<ToldFact> Lines(FormValues form, string field, string kind) =>
        from line in form.Text(field).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where !Nothing.Contains(line.ToLowerInvariant())
        select new ToldFact(field, null, kind, line);
}
