using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The CIQ form: part 1 by the client, part 2 (history, allergies, pregnancy, medication) with the assistant (procedure P1.3, form F2).
/// What is missing in part 2 blocks everything that follows: the form does not let go of it. What is known already is shown and confirmed,
/// never wiped (R-SAFE-1, 2).
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
[Outcome(Filled, "填写完成", "Filled"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
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
        var facts = Facts.Where(fact => form[fact] is not null).ToDictionary(fact => fact, fact => form[fact]);
        if (facts.Count > 0)
            context.Emit(new ClientFactsLearned(facts));
        return Ask(ToldFacts.Of(form));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not MedicalFactsTold)
            return base.Answered(context, question, reply);
        context.Set(Allergies, ValueJson.To<IReadOnlyList<string>>(reply.Facts) ?? []);
        return Complete(Filled);
    }
}
