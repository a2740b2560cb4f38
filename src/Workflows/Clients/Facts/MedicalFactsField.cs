using System.Text.Json;
using CaseFlow.Activities.Visits;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>
/// What is known of the client's body, one row a fact (R-SAFE-2): still so, over, or unsure; and rows for what is new. Starts with what is
/// known when the form is shown, not when its task was made.
/// </summary>
public sealed class MedicalFactsField : IFieldType
{
    public const string TypeName = "medicalFacts";
    public const string Fact = "fact";
    public const string Kind = "kind";
    public const string Text = "text";
    public const string State = "state";
    public const string EndedOn = "endedOn";

    /// <summary>How a known fact is read out: a word for the person, not an answer.</summary>
    public const string About = "about";

    private static readonly IReadOnlyList<FormField> Cells =
    [
        new(Fact, new LocalText("已知病史", "Known fact"), FieldTypes.Text, MaxLength: 40),
        new(
            Kind,
            new LocalText("类别", "Kind"),
            FieldTypes.Select,
            Required: true,
            Options: [.. FactKinds.All.Select(kind => new FieldOption(kind, LabelOf(kind)))]
        ),
        new(Text, new LocalText("内容", "What"), FieldTypes.Text, Required: true, MaxLength: FactText.MostLetters),
        new(
            State,
            new LocalText("现状", "Now"),
            FieldTypes.Select,
            RequiredWhen: "row.fact",
            Options:
            [
                new(ToldFact.Still, new LocalText("仍有", "Still so")),
                new(ToldFact.Ended, new LocalText("已结束", "Over")),
                new(ToldFact.Unsure, new LocalText("不确定", "Unsure")),
            ]
        ),
        new(
            EndedOn,
            new LocalText("结束日期", "Over since"),
            FieldTypes.Date,
            VisibleWhen: "row.state === 'ended'",
            RequiredWhen: "row.state === 'ended'"
        ),
    ];

    public string Name => TypeName;

    public bool HasRows => true;

    public bool TakesDefault => false;

    public IReadOnlyList<FormField> CellsOf(FormField field) => Cells;

    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts) => RowFields.Read(answer, json, facts);

    public async Task<JsonElement?> StartAsync(ClientId client, JsonElement? typed, CaseFlowDb db, CancellationToken cancel)
    {
        var known = await db.MedicalFacts().AsNoTracking().Where(fact => fact.ClientId == client).ToListAsync(cancel);
        var answered = typed is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).ToList()
            : [];
        var rows = FactViews
            .GroupsOf(known.Where(fact => fact.IsLive))
            .Select(same => RowOf(same[0], answered))
            .Concat(answered.Where(IsNew));
        return JsonSerializer.SerializeToElement(rows);
    }

    public static LocalText LabelOf(string kind) =>
        kind switch
        {
            FactKinds.Allergy => new("过敏", "Allergy"),
            FactKinds.Illness => new("疾病", "Illness"),
            FactKinds.Medicine => new("用药", "Medicine"),
            FactKinds.Pregnancy => new("怀孕或哺乳", "Pregnancy, nursing"),
            FactKinds.Keloid => new("疤痕体质", "Keloid tendency"),
            FactKinds.Implant => new("植入物、填充", "Implant, filler"),
            FactKinds.Operation => new("手术", "Operation"),
            _ => new(kind, kind),
        };

    private static JsonElement RowOf(MedicalFact fact, IEnumerable<JsonElement> answered)
    {
        var id = fact.Id.ToString();
        var typed = answered.FirstOrDefault(row => TextOf(row, Fact) == id);
        var (label, kind) = (FactTerms.LabelOf(fact.Kind, fact.Text), LabelOf(fact.Kind));
        return JsonSerializer.SerializeToElement(
            new Dictionary<string, object?>
            {
                [Fact] = id,
                [Kind] = fact.Kind,
                [Text] = fact.Text,
                [State] = TextOf(typed, State),
                [EndedOn] = TextOf(typed, EndedOn),
                [About] = new Dictionary<string, string>
                {
                    ["zh"] = $"{kind.Chinese} · {label.Chinese}{Rest(fact, "未确认")}",
                    ["en"] = $"{kind.English} · {label.English}{Rest(fact, "unconfirmed")}",
                },
            }
        );
    }

    private static string Rest(MedicalFact fact, string unconfirmed)
    {
        var note = string.IsNullOrEmpty(fact.Note) ? "" : $" {fact.Note}";
        return fact.State == FactState.Unconfirmed ? $"{note} ({unconfirmed})" : note;
    }

    private static bool IsNew(JsonElement row) => string.IsNullOrEmpty(TextOf(row, Fact));

    private static string? TextOf(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
