using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Common;

/// <summary>
/// A client wrote, or could not be reached by message (R-MSG-4, 8): whoever looks after them answers or calls. <see cref="About"/> is what
/// the event brought: <c>messageId</c>, <c>why</c>, <c>says</c>, <c>role</c> and, where somebody looks after the client, <c>person</c>.
/// </summary>
/// <remarks>Belongs to whatever stage the journey is in. A restart changes nothing: the wait is a bookmark.</remarks>
[Activity(
    "CaseFlow.ReachClient",
    Name = "联系顾客",
    EnglishName = "Reach the client",
    Icon = "message",
    Category = "01 通用",
    Description = "顾客来信，或消息未能送达：由负责该顾客的人回复或致电。",
    EnglishDescription = "A client wrote or was not reached: whoever looks after them answers or calls."
)]
[Outcome(Done, "已处理", "Done")]
[UsualTime(minutes: 60)]
public sealed class ReachClient : HumanTask
{
    public const string Done = nameof(Done);

    [Input(Editor.Expression, Name = "事由", EnglishName = "About")]
    public Input<IReadOnlyDictionary<string, object?>> About { get; init; } = new(new Dictionary<string, object?>());

    public override ActivityResult Execute(ActivityContext context)
    {
        var about = new FormValues(context.Get(About));
        if (about.Text("person") is { Length: > 0 } person)
            context.Emit(new JourneyStaffed(RoleIn(about), person));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var about = new FormValues(context.Get(About));
        return new TaskRequest(
            Form: "reach-client",
            Role: RoleIn(about),
            PersonOfJourney: RoleIn(about),
            NeedsCall: true,
            Values: new Dictionary<string, object?>
            {
                ["why"] = about.Text("why"),
                ["says"] = about.Text("says"),
                ["messageId"] = about.Text("messageId"),
            },
            TellsRole: true
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var message = new FormValues(context.Get(About)).Text("messageId");
        if (message.Length > 0)
            context.Emit(new ClientReached(message, new FormValues(task.Values).Text("note")));
        return Complete(task.Outcome);
    }

    private static string RoleIn(FormValues about) => about.Text("role") is { Length: > 0 } role ? role : Roles.FrontDesk;
}

/// <summary>Emitted: somebody took care of what the client wrote, or reached them otherwise.</summary>
/// <param name="Message">Id of the message that it was about.</param>
/// <param name="Note">What was done.</param>
public sealed record ClientReached(string Message, string Note);
