using CaseFlow.Host.Workers;
using CaseFlow.TestKit;

namespace CaseFlow.Host.Tests.Workers;

public sealed class PausesTests
{
    [Fact]
    public void What_fails_again_is_left_alone_twice_as_long_up_to_five_minutes()
    {
        var clock = new FakeClock();
        var pauses = new Pauses<string>(clock);

        pauses.Hold("one").ShouldBe(TimeSpan.FromSeconds(1));
        pauses.Hold("one").ShouldBe(TimeSpan.FromSeconds(2));
        pauses.Holds("one").ShouldBeTrue();
        pauses.Holds("two").ShouldBeFalse();
        pauses.Next.ShouldBe(clock.Now + TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(2));
        pauses.Holds("one").ShouldBeFalse();
        for (var failure = 0; failure < 20; failure++)
            pauses.Hold("one");
        pauses.Hold("one").ShouldBe(TimeSpan.FromMinutes(5));
        pauses.Forget("one");
        pauses.Hold("one").ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_is_not_due_any_more_gives_no_reason_to_look_again()
    {
        var pauses = new Pauses<string>(new FakeClock());
        pauses.Hold("cancelled meanwhile");
        pauses.Hold("still due");

        pauses.Retain(["still due"]);
        pauses.Count.ShouldBe(1);
        pauses.Holds("still due").ShouldBeTrue();

        pauses.Retain([]);
        pauses.Next.ShouldBeNull();
    }
}
