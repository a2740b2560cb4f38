using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Common;

/// <summary>Emitted by a <see cref="HumanTask"/>: make a task for the bookmark <see cref="HumanTask.TaskWait"/> of this frame.</summary>
/// <param name="Form">Id of a form file.</param>
/// <param name="PersonOfJourney">"The consultant of this journey": a role whose person in this journey gets it first; colleagues of the
/// role may take it too.</param>
/// <param name="NeedsCall">The client's number is shown in full (R-PRI-3).</param>
/// <param name="Values">What the form starts with and what its page shows.</param>
/// <param name="DueAt">Beyond this it is overdue; a window's last moment (R-FUP-12). Null until the activity has found it.</param>
/// <param name="SoonAt">When half of its time is gone, if that is not halfway to <paramref name="DueAt"/>.</param>
/// <param name="Outcomes">The outcomes that are offered, in order; null: all of the activity type.</param>
/// <param name="TellsRole">Somebody waits for it: its role is told, not only shown it in the inbox. The person it is meant for always
/// is.</param>
/// <param name="IsUrgent">They are told so that it cannot be overlooked (R-MSG-3).</param>
public sealed record TaskRequest(
    string Form,
    string Role,
    string? PersonOfJourney = null,
    bool NeedsCall = false,
    IReadOnlyDictionary<string, object?>? Values = null,
    DateTimeOffset? DueAt = null,
    DateTimeOffset? SoonAt = null,
    IReadOnlyList<string>? Outcomes = null,
    bool TellsRole = false,
    bool IsUrgent = false
);

/// <summary>Emitted when the task of this frame is no longer wanted.</summary>
public sealed record TaskWithdrawn(string Reason);

/// <summary>Emitted when the task's due time passed: the lead of its role is told (R-ESC-4).</summary>
public sealed record TaskOverdue;

/// <summary>A person completed the task with this outcome and these values, already checked against the form.</summary>
/// <param name="Person">Id of the person.</param>
public sealed record TaskCompleted(string Outcome, IReadOnlyDictionary<string, object?> Values, string Person, string Role) : Stimulus;

/// <summary>
/// Work with hands, drugs or devices on the client: while a safety alert of the journey is not decided nobody can finish it, but end it
/// early (P1, <c>safety-alert</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TouchesClientAttribute : Attribute;

/// <summary>Asked: may work on the client be finished now? No, while an alert is not decided.</summary>
public sealed record TouchAsked(TaskCompleted Task);

/// <summary>
/// Emitted: a message. To somebody outside through the outbox, sent after the commit, once; to staff as a notice, in the same commit.
/// </summary>
/// <param name="Channel">sms, wechat, push, notice (to staff, on screen).</param>
/// <param name="To">client, or role:&lt;role id&gt;, or lead:&lt;role id&gt;, or person:&lt;id&gt;.</param>
/// <param name="Template">Id of a text; filled with <paramref name="Values"/>.</param>
/// <param name="IsUrgent">Staff cannot overlook it (R-MSG-3): it sounds, and is on top of every page until somebody confirms it.</param>
public sealed record MessageRequested(
    string Channel,
    string To,
    string Template,
    IReadOnlyDictionary<string, object?> Values,
    bool IsUrgent = false
);

/// <summary>Emitted: facts about the client that the person's record keeps (form F2 and others), keyed by field.</summary>
public sealed record ClientFactsLearned(IReadOnlyDictionary<string, object?> Facts);

/// <summary>Emitted: from now on this person is the journey's consultant, assistant, doctor or nurse.</summary>
public sealed record JourneyStaffed(string Role, string Person);

/// <summary>Asked: is there such a form? For a task whose form is the result of an expression.</summary>
/// <param name="Field">The field that a no is about.</param>
public sealed record FindForm(string Form, string Field);

/// <summary>A question that a completed task asks last: with a yes the task is left by this outcome.</summary>
public abstract record CompletingQuestion(string Outcome);
