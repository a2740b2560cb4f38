using CaseFlow.Workflows.Shared.Pipeline;

namespace CaseFlow.Workflows.Tests.Shared;

public sealed class RerunLocksTests
{
    private readonly RerunLocks locks = new();
    private const string One = "Journey 1";
    private const string Other = "Journey 2";

    private Task<IDisposable> EnterAsync(params string[] rows) => locks.EnterAsync(rows, CancellationToken.None);

    [Fact]
    public async Task Commands_of_one_journey_run_again_one_after_another()
    {
        var first = await EnterAsync(One);
        var second = EnterAsync(One);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Commands_of_another_journey_or_of_none_do_not_wait()
    {
        using var first = await EnterAsync(One);

        var second = EnterAsync(Other);
        var third = EnterAsync();

        second.IsCompletedSuccessfully.ShouldBeTrue();
        third.IsCompletedSuccessfully.ShouldBeTrue();
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Commands_that_touch_no_journey_run_again_one_after_another()
    {
        var first = await EnterAsync();
        var second = EnterAsync();
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Two_that_want_the_same_two_journeys_in_another_order_do_not_wait_for_each_other()
    {
        var first = await EnterAsync(One, Other);
        var second = EnterAsync(Other, One);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
        locks.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Who_waits_for_a_lock_that_its_own_caller_holds_goes_on_without_it()
    {
        using var outer = await EnterAsync(One);

        (await EnterAsync(One)).Dispose();

        EnterAsync(One).IsCompleted.ShouldBeFalse(); // the outer one still has it
    }

    [Fact]
    public async Task A_lock_is_there_only_while_somebody_wants_it()
    {
        using var givenUp = new CancellationTokenSource();
        var first = await EnterAsync(One, Other);
        var second = locks.EnterAsync([One], givenUp.Token);
        locks.Count.ShouldBe(2);

        await givenUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        first.Dispose();

        locks.Count.ShouldBe(0);
    }
}
