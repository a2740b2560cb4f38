using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The front desk greets the client, asks the three questions (appointment? been here before? what is it about?) and completes the
/// registration
/// (procedure P1.1, form F1). R-PRI-1: without consent to data use nothing is stored.
/// </summary>
/// <remarks>
/// Name and number are only compared here: R-ID-2 lets them change on the client's own page alone, where the identity check is recorded.
/// </remarks>
[Activity(
    "CaseFlow.ReceiveClient",
    Stage.Arrival,
    Name = "接待登记",
    EnglishName = "Receive client",
    Icon = "door-enter",
    Description = "前台迎接、核对身份、登记来意（F1）。",
    EnglishDescription = "The front desk greets, identifies and registers (F1)."
)]
[Outcome(Received, "接待完成", "Received"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 10)]
public sealed class ReceiveClient : HumanTask
{
    public const string Received = nameof(Received);

    private static readonly string[] Facts = ["gender", "birthday", "sourceChannel", "referrer"];

    [Input(Editor.Expression, Name = "顾客", EnglishName = "Client")]
    public Input<ClientSummary?> Client { get; init; } = new(null);

    /// <summary>What the client came for; "skin" leads to the skin analysis.</summary>
    [Output(Name = "来意", EnglishName = "Concern")]
    public Output<string> Concern { get; init; } = new();

    [Output(Name = "是否预约", EnglishName = "Has appointment")]
    public Output<bool> HasAppointment { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context)
    {
        var client = context.Get(Client);
        return new TaskRequest(
            Form: "registration",
            Role: Roles.FrontDesk,
            Values: new Dictionary<string, object?>
            {
                ["name"] = client?.Name,
                ["gender"] = client?.Gender,
                ["birthday"] = client?.Birthday,
                ["sourceChannel"] = client?.SourceChannel,
                ["referrer"] = client?.Referrer,
                ["firstVisit"] = client?.FirstVisit,
            }
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Abandoned)
            return Complete(Abandoned);
        var form = new FormValues(task.Values);
        if (!form.Flag("dataUseConsent"))
            return Refuse(new StimulusRefusal("dataUseConsent", "client.consent-needed"));

        context.Emit(new ClientFactsLearned(Facts.Where(fact => form[fact] is not null).ToDictionary(fact => fact, fact => form[fact])));
        context.Set(Concern, form.Text("concern"));
        context.Set(HasAppointment, form.Flag("hasAppointment"));
        return Complete(Received);
    }
}
