using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>What an activity asks somebody outside the instance within its step; see <see cref="Activity.Answered"/>.</summary>
/// <param name="Root">The root instance of the family, i.e. the journey.</param>
/// <param name="Content">What is asked: a record of the activity's own, by whose type the one who answers is found.</param>
public sealed record Question(InstanceId Root, InstanceId Instance, Activity Activity, object Content, DateTimeOffset At);

/// <summary>
/// The answer to a <see cref="Question"/>: yes, with facts if there are any, or no, with the field and the code of the reason.
/// </summary>
/// <remarks>It stands in the journal, so a replay needs nobody to ask.</remarks>
/// <param name="Facts">A value that can be stored (see <see cref="Formulas.ValueJson"/>).</param>
public sealed record Reply(object? Facts, StimulusRefusal? Refusal)
{
    public bool IsYes => Refusal is null;

    public static Reply Yes(object? facts = null) => new(facts, null);

    public static Reply No(string field, string code, params object[] arguments) => new(null, new StimulusRefusal(field, code, arguments));
}

/// <summary>Answers the questions of activities, in the transaction of their step. A no stages nothing.</summary>
public interface IAnswerQuestions
{
    ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancel);
}
