using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The client's signature on the screen, on the texts in force, item by item (procedure P1.9, form F7 part 2). Where no item needs one
/// nobody is asked. Whatever the client decides, what is paid stays paid: it is performed, changed, kept or asked back (R-BAL-1).
/// </summary>
/// <remarks>Waits as a task for the journey's consultant. A restart changes nothing.</remarks>
[Activity(
    "CaseFlow.SignConsent",
    Stage.Treatment,
    Name = "知情同意",
    EnglishName = "Consent",
    Icon = "signature",
    Description = "顾客在屏幕上签署知情同意书（F7 第二部分）。",
    EnglishDescription = "The client signs on the screen (F7, part 2)."
)]
[Outcome(Signed, "已签署", "Signed")]
[Outcome(AnotherItem, "改做其他项目", "Another item", EndsEarly = true, WhereDrawn = true)]
[Outcome(Later, "改日再做", "Later", EndsEarly = true, WhereDrawn = true)]
[Outcome(GiveUp, "不做了", "Gives up", EndsEarly = true, WhereDrawn = true)]
[Outcome(Reconsider, "重新咨询", "Back to the consultation", EndsEarly = true, WhereDrawn = true)]
[Outcome(Refused, "拒绝签署", "Refused", EndsEarly = true, WhereDrawn = true)]
[Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class SignConsent : HumanTask
{
    public const string Signed = nameof(Signed);

    /// <summary>The order stays paid; it is changed.</summary>
    public const string AnotherItem = nameof(AnotherItem);

    /// <summary>Not today: it stays the client's balance.</summary>
    public const string Later = nameof(Later);

    /// <summary>Not at all: what becomes of the balance is decided with the client (P15).</summary>
    public const string GiveUp = nameof(GiveUp);

    /// <summary>Drawn by versions that are still running.</summary>
    public const string Reconsider = nameof(Reconsider);

    /// <summary>Drawn by versions that are still running.</summary>
    public const string Refused = nameof(Refused);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "过敏", EnglishName = "Allergies")]
    public Input<IReadOnlyList<string>> Allergies { get; init; } = new([]);

    /// <summary>What was signed, and whether an allergy conflict is left; set when signed.</summary>
    [Output(Name = "同意书", EnglishName = "Consent")]
    public Output<ConsentGiven> Consent { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) =>
        ToSign(context).Count > 0 ? base.Execute(context) : Complete(Signed);

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "consent",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = string.Join("、", ToSign(context).Select(item => item.Name)),
                ["knownAllergies"] = string.Join("、", context.Get(Allergies)),
                ["texts"] = ToSign(context).Select(item => "consent." + item.Category).Distinct().ToList(),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Signed)
        {
            var form = new FormValues(task.Values);
            var (items, texts) = (ToSign(context), Signature(form));
            context.Set(Consent, new ConsentGiven(texts, context.Now, form.Text("allergyCheck") == "unresolved"));
            context.Emit(new CareRecorded(CareKinds.Consent, items, task.Person, texts));
            if (form.Flag("risksExplained")) // forms of before 3 held the notice too
                context.Emit(new CareRecorded(CareKinds.Notice, items, task.Person, texts));
        }

        return Complete(task.Outcome);
    }

    private List<PlanItem> ToSign(ActivityContext context) =>
        [.. context.Get(Items).Where(item => CategoryNeeds.Of(item.Category).Signed)];

    /// <summary>Forms of before 2 let somebody pick a version from a list.</summary>
    private static string Signature(FormValues form) =>
        form.List<string>("texts") is { Count: > 0 } texts ? string.Join(", ", texts) : form.Text("textVersion");
}

/// <param name="TextVersion">Which texts the client signed, with their versions: "consent.laser@2, consent.injection@1".</param>
public sealed record ConsentGiven(string TextVersion, DateTimeOffset At, bool AllergyConflict);
