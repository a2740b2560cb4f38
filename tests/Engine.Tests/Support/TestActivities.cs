using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Fails until five minutes of the bench's clock have passed.</summary>
[Activity("CaseFlow.Tests.FailsOnce")]
public sealed class FailsOnce : Activity
{
    public override ActivityResult Execute(ActivityContext context) =>
        context.Now.Minute < 5 ? throw new InvalidOperationException("Not yet.") : Complete();
}

/// <summary>Waits in two ways, of which one fails; takes no timer.</summary>
[Activity("CaseFlow.Tests.TwoWays")]
public sealed class TwoWays : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait(WaitFor.Anyone("fails"), WaitFor.Anyone("works"));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        if (stimulus is TimerFired)
            return Refuse(new StimulusRefusal("", "no-timer"));
        return bookmark.Name == "works" ? Complete() : Fail("This way does not work.");
    }
}

/// <summary>Waits for a time, and is not impressed when it comes.</summary>
[Activity("CaseFlow.Tests.Stubborn")]
public sealed class Stubborn : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait(WaitFor.Time(context.Now.AddHours(1)));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) => KeepWaiting();

    public override void Cancelled(ActivityContext context) => context.Emit($"{Id} withdrawn");
}

/// <summary>What may happen at any step.</summary>
[Activity("CaseFlow.Tests.AnyTime")]
public sealed class Happening : AnyTimeEvent;
