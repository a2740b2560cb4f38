using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The client's signature on the screen, on the texts in force, item by item (procedure P1.9, form F7 part 2); what was not explained
/// before is explained now. Nobody is asked where no item needs it, or where it is signed in this journey already. Whatever the client
/// decides, what is paid stays paid (R-BAL-1).
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

    public const string Refused = nameof(Refused);

    private const string Open = "open";
    private const string Explained = "explained";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "过敏", EnglishName = "Allergies")]
    public Input<IReadOnlyList<string>> Allergies { get; init; } = new([]);

    /// <summary>What was signed, and whether an allergy conflict is left; set when signed.</summary>
    [Output(Name = "同意书", EnglishName = "Consent")]
    public Output<ConsentGiven> Consent { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) =>
        CategoryNeeds.Signing(context.Get(Items)) is { Count: > 0 } signed
            ? Ask(new CareAsked([CareKinds.Notice, CareKinds.Consent], signed))
            : Complete(Signed);

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not CareAsked asked)
            return base.Answered(context, question, reply);
        var lacking = CareLacking.Of(reply);
        var open = lacking.At(CareKinds.Notice).Union(lacking.At(CareKinds.Consent)).Order().Select(place => asked.Items[place]).ToList();
        if (open.Count == 0)
            return Complete(Signed);
        context.SetLocal(Open, ValueJson.From(open));
        context.SetLocal(Explained, !lacking.Lacks(CareKinds.Notice));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var signed = ToSign(context);
        return new TaskRequest(
            Form: "consent",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = PlanItem.Shown(signed),
                ["knownAllergies"] = string.Join("、", context.Get(Allergies)),
                ["alreadyExplained"] = context.GetLocal(Explained) is true,
                ["texts"] = signed.Select(item => "consent." + item.Category).Distinct().ToList(),
            }
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Signed)
        {
            var form = new FormValues(task.Values);
            var (items, texts) = (ToSign(context), Signature(form));
            context.Set(Consent, new ConsentGiven(texts, context.Now, form.Text("allergyCheck") == "unresolved"));
            string[] kinds = form.Flag("risksExplained") ? [CareKinds.Consent, CareKinds.Notice] : [CareKinds.Consent];
            return Ask(new RecordCare(Signed, kinds, items, task.Person, texts));
        }

        return Complete(task.Outcome);
    }

    /// <summary>Tasks of before this was kept sign all that they name.</summary>
    private IReadOnlyList<PlanItem> ToSign(ActivityContext context) =>
        ValueJson.To<IReadOnlyList<PlanItem>>(context.GetLocal(Open)) ?? context.Get(Items);

    /// <summary>Forms of before 2 let somebody pick a version from a list.</summary>
    private static string Signature(FormValues form) =>
        form.List<string>("texts") is { Count: > 0 } texts ? string.Join(", ", texts) : form.Text("textVersion");
}

/// <param name="TextVersion">Which texts the client signed, with their versions: "consent.laser@2, consent.injection@1".</param>
public sealed record ConsentGiven(string TextVersion, DateTimeOffset At, bool AllergyConflict);
