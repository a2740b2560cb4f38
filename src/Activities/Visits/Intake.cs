using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The CIQ form: part 1 by the client, part 2 (history, allergies, pregnancy, medication) with the assistant (procedure P1.3, form F2).
/// What is missing in part 2 blocks everything that follows: the form does not let go of it.
/// </summary>
[Activity(
    "CaseFlow.Intake",
    Stage.Arrival,
    Name = "CIQ 问卷",
    EnglishName = "Intake (CIQ)",
    Icon = "clipboard-heart",
    Description = "顾客自填与助理问诊两部分：病史、过敏、用药（F2）。",
    EnglishDescription = "History, allergies, medication, with the client's signature (F2)."
)]
[Outcome(Filled, "填写完成", "Filled"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)]
[UsualTime(minutes: 20)]
[ClientWaits]
public sealed class Intake : HumanTask
{
    public const string Filled = nameof(Filled);

    private static readonly string[] Facts = ["occupation", "skinType", "preferredChannel", "contactAddress"];

    [Input(Editor.Expression, Name = "顾客", EnglishName = "Client")]
    public Input<ClientSummary?> Client { get; init; } = new(null);

    [Output(Name = "过敏", EnglishName = "Allergies")]
    public Output<IReadOnlyList<string>> Allergies { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "ciq",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?> { ["gender"] = context.Get(Client)?.Gender, ["age"] = context.Get(Client)?.Age }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Abandoned)
            return Complete(Abandoned);
        var form = new FormValues(task.Values);
        IReadOnlyList<string> allergies = [.. form.Chosen("allergies").Where(allergy => allergy != "other"), .. OtherAllergy(form)];
        var facts = Facts.Where(fact => form[fact] is not null).ToDictionary(fact => fact, fact => form[fact]);
        facts["allergies"] = allergies;
        context.Emit(new ClientFactsLearned(facts));
        context.Set(Allergies, allergies);
        return Complete(Filled);
    }

    private static IEnumerable<string> OtherAllergy(FormValues form) => form.Text("otherAllergy") is { Length: > 0 } other ? [other] : [];
}
