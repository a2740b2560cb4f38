using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NSubstitute;

namespace CaseFlow.Workflows.Tests.Journeys.Outbox;

/// <summary>A gateway does what no real one does when it is asked to: it fails, it hangs, it says far too much.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private readonly IOutboxSender gateway = Substitute.For<IOutboxSender>();
    private readonly Clinic clinic;

    public GatewayTests()
    {
        gateway.Takes("sms").Returns(true);
        clinic = new Clinic(services => services.RemoveAll<IOutboxSender>().AddSingleton(gateway));
    }

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task One_that_fails_gets_the_same_message_again_and_once_it_has_taken_it_no_more()
    {
        var message = await WriteAsync();
        var told = new List<Guid>();
        Answers(sent =>
        {
            told.Add(sent.Id);
            return told.Count == 1 ? Task.FromException(new HttpRequestException("busy")) : Task.CompletedTask;
        });

        var first = await SendAsync();
        var refused = await ReadAsync(message);
        clinic.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await SendAsync();
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        var third = await SendAsync();

        (first.Sent, second.Sent, third.Sent).ShouldBe((0, 1, 0));
        (refused.SentAt, refused.LastError).ShouldBe((null, "busy"));
        told.ShouldBe([message, message]);
        (await ReadAsync(message)).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up_after_half_a_minute_and_holds_no_other_up()
    {
        var (hung, next) = (await WriteAsync(), await WriteAsync());
        var asked = new TaskCompletionSource();
        gateway
            .SendAsync(Arg.Is<OutboxMessage>(sent => sent.Id == hung), Arg.Any<CancellationToken>())
            .Returns(call =>
            {
                asked.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, clinic.Clock, call.Arg<CancellationToken>());
            });

        var sending = SendAsync();
        await asked.Task;
        clinic.Clock.Advance(TimeSpan.FromSeconds(29));
        sending.IsCompleted.ShouldBeFalse();
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));

        var answer = await sending;
        (answer.Sent, answer.Failed).ShouldBe((1, 1));
        (await ReadAsync(hung)).LastError.ShouldBe("It took too long.");
        (await ReadAsync(next)).SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_one_that_says_far_too_much_the_beginning_is_kept()
    {
        var message = await WriteAsync();
        Answers(_ => Task.FromException(new HttpRequestException(new string('哎', 100_000))));

        await SendAsync();

        (await ReadAsync(message)).LastError.ShouldBe(new string('哎', 500));
    }

    private void Answers(Func<OutboxMessage, Task> answer) =>
        gateway.SendAsync(Arg.Any<OutboxMessage>(), Arg.Any<CancellationToken>()).Returns(call => answer(call.Arg<OutboxMessage>()));

    private async Task<SendOutbox.Response> SendAsync() => (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();

    private Task<OutboxMessage> ReadAsync(Guid message) => clinic.ReadAsync(db => db.Outbox().SingleAsync(row => row.Id == message));

    private async Task<Guid> WriteAsync()
    {
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            JourneyId = new JourneyId(Guid.CreateVersion7()),
            Channel = "sms",
            Payload = "{}",
            CreatedAt = clinic.Clock.Now,
            NextAttemptAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(message);
        return message.Id;
    }
}
