using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>Questions of activities: answered one after another, in the order in which they were asked.</summary>
internal sealed partial class Step
{
    public IAnswerQuestions? Answers { get; init; }

    /// <summary>
    /// The activity that a person's command woke: a no to what it asks is that person's to read. Null where nobody reads.
    /// </summary>
    public (InstanceId Instance, FrameId Frame)? Attended { get; set; }

    /// <summary>Why the command is refused after all; what was done so far is dropped with the step.</summary>
    public IReadOnlyList<StimulusRefusal> Refusals { get; private set; } = [];

    private async ValueTask AnswerAsync(Burst burst, PendingQuestion pending)
    {
        if (burst.Instance.FindFrame(pending.Frame) is null || Refusals.Count > 0)
            return;
        Budget.ChargeItem();
        var name = pending.Content.GetType().Name;
        if (Answers is null || Budget.IsSpent)
        {
            burst.Fail(pending.Frame, Answers is null ? "question.unanswered" : "step-limit", $"Nobody answers {name} any more.");
            return;
        }
        var activity = burst.ActivityOf(pending.Frame);
        var question = new Question(burst.Instance.RootId, burst.Instance.Id, activity, pending.Content, command.At);
        var refusals = burst.Answer(pending, await Answers.AnswerAsync(question, cancel));
        if (refusals.Count == 0)
            return;
        if (Attended == (burst.Instance.Id, pending.Frame))
            Refusals = refusals;
        else
            burst.Fail(pending.Frame, refusals[0].Code, $"{name} was answered with no: {refusals[0].Code} ({refusals[0].Field}).");
    }
}
