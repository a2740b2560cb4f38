using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// Pre-op notice, item by item, and the client's signature on the screen (procedure P1.8, form F7). The allergies are compared with the
/// plan once more;
/// a conflict that stays unresolved stops the treatment at its gate (R-TRE-1).
/// </summary>
[Activity(
    "CaseFlow.SignConsent",
    Stage.Treatment,
    Name = "术前告知与知情同意",
    EnglishName = "Notice and consent",
    Icon = "signature",
    Description = "逐项告知并签署知情同意书（F7）。",
    EnglishDescription = "Items explained one by one, consent signed (F7)."
)]
[Outcome(Signed, "已签署", "Signed")]
[Outcome(Reconsider, "重新咨询", "Back to the consultation", EndsEarly = true, WhereDrawn = true)]
[Outcome(Refused, "拒绝签署", "Refused", EndsEarly = true)]
[Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class SignConsent : HumanTask
{
    public const string Signed = nameof(Signed);

    /// <summary>Only where a line leads back to the consultation: inside a treatment there is none.</summary>
    public const string Reconsider = nameof(Reconsider);

    public const string Refused = nameof(Refused);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "过敏", EnglishName = "Allergies")]
    public Input<IReadOnlyList<string>> Allergies { get; init; } = new([]);

    /// <summary>What was signed, and whether an allergy conflict is left; set when signed.</summary>
    [Output(Name = "同意书", EnglishName = "Consent")]
    public Output<ConsentGiven> Consent { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "consent",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = string.Join("、", context.Get(Items).Select(item => item.Name)),
                ["knownAllergies"] = string.Join("、", context.Get(Allergies)),
                ["texts"] = context.Get(Items).Select(item => "consent." + item.Category).Distinct().ToList(),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Signed)
        {
            var form = new FormValues(task.Values);
            var (items, texts) = (context.Get(Items), Signature(form));
            context.Set(Consent, new ConsentGiven(texts, context.Now, form.Text("allergyCheck") == "unresolved"));
            string[] kinds = form.Flag("risksExplained") ? [CareKinds.Consent, CareKinds.Notice] : [CareKinds.Consent];
            return Ask(new RecordCare(Signed, kinds, items, task.Person, texts));
        }

        return Complete(task.Outcome);
    }

    /// <summary>Forms of before 2 let somebody pick a version from a list.</summary>
    private static string Signature(FormValues form) =>
        form.List<string>("texts") is { Count: > 0 } texts ? string.Join(", ", texts) : form.Text("textVersion");
}

/// <param name="TextVersion">Which texts the client signed, with their versions: "consent.laser@2, consent.injection@1".</param>
public sealed record ConsentGiven(string TextVersion, DateTimeOffset At, bool AllergyConflict);
