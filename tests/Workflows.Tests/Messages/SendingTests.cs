using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Messages.Sending;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>The way of a message to a client.</summary>
public sealed class SendingTests : IAsyncLifetime
{
    private readonly MessageDesk desk = new();

    public Task InitializeAsync() => desk.InitializeAsync();

    public Task DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task R_MSG_6_the_sent_text_is_kept_with_its_version_in_the_clients_language_and_no_inner_word_leaves_the_house()
    {
        var message = await desk.WriteAsync(await desk.ClientAsync(language: "en"));
        await desk.SendAsync();

        var read = (await desk.ReadAsync(message)).Message;
        (read.State, read.TemplateVersion, read.Language, read.Number).ShouldBe(("sent", 1, "en", "138****1234"));
        read.Text.ShouldBe(
            "静安门诊: Dear 林小满, we have received your payment of CNY 3800.00. Please keep your receipt. Any questions? Just reply."
        );
        var got = desk.Gateway.Got.ShouldHaveSingleItem();
        (got.Text, got.Number).ShouldBe((read.Text, "13800001234"));
        got.Values.Keys.ShouldBe(["total"]);

        await desk.ReportAsync(message, "delivered");
        await desk.ReportAsync(message, "delivered");
        await desk.ReportAsync(message, "failed");
        (await desk.ReadAsync(message)).Way.Select(step => step.What).ShouldBe(["queued", "sending", "sent", "delivered"]);
    }

    [Fact]
    public async Task R_MSG_4_it_goes_by_the_clients_channel_then_once_by_sms_then_somebody_is_told()
    {
        var message = await desk.WriteAsync(await desk.ClientAsync(channel: "wechat"), "follow-up.missed");
        await desk.SendAsync();
        desk.Gateway.Got.ShouldHaveSingleItem().Channel.ShouldBe("wechat");

        await desk.ReportAsync(message, "failed");
        await desk.SendAsync();
        desk.Gateway.Got.Select(letter => (letter.Channel, letter.Key)).ShouldBe([("wechat", $"{message}"), ("sms", $"{message}-2")]);
        await desk.ReportAsync(message, "failed");
        (await desk.StateAsync(message)).ShouldBe("sent", "a late report of the first leg says nothing of the second");
        (await desk.ToldAsync(Roles.CustomerService)).ShouldBeEmpty();

        await desk.ReportAsync(message, "failed", leg: 2);
        await desk.SendAsync();
        (await desk.StateAsync(message)).ShouldBe("failed");
        desk.Gateway.Got.Count.ShouldBe(2);
        (await desk.ToldAsync(Roles.CustomerService)).ShouldBe(["message.undelivered"]);
    }

    [Fact]
    public async Task R_MSG_4_who_wants_e_mail_gets_it_at_their_address_and_an_sms_where_there_is_none()
    {
        var message = await desk.WriteAsync(await desk.ClientAsync(channel: "email", email: "lin@example.com"));
        await desk.WriteAsync(await desk.ClientAsync(channel: "email"));
        await desk.SendAsync();

        desk.Gateway.Got.Select(letter => (letter.Channel, letter.Number))
            .ShouldBe([("email", "lin@example.com"), ("sms", "13800001234")], ignoreOrder: true);
        (await desk.ReadAsync(message)).Message.Number.ShouldBe("l***@example.com");
    }

    [Fact]
    public async Task R_MSG_5_at_night_it_waits_for_the_morning_unless_it_is_medical_or_was_asked_for()
    {
        var client = await desk.ClientAsync();
        desk.GoTo(MessageDesk.Morning.AddHours(12)); // 22:00
        var survey = await desk.WriteAsync(client, "departure.survey");
        var missed = await desk.WriteAsync(client, "follow-up.missed");
        var receipt = await desk.WriteAsync(client);
        await desk.SendAsync();

        (await desk.StateAsync(survey), await desk.StateAsync(missed), await desk.StateAsync(receipt)).ShouldBe(("queued", "sent", "sent"));
        desk.GoTo(MessageDesk.Morning.AddHours(23).AddSeconds(-1)); // 08:59:59
        await desk.SendAsync();
        (await desk.StateAsync(survey)).ShouldBe("queued");
        desk.GoTo(MessageDesk.Morning.AddHours(23));
        await desk.SendAsync();
        (await desk.StateAsync(survey)).ShouldBe("sent");
    }

    [Fact]
    public async Task R_MSG_5_who_wants_no_messages_is_called_about_what_matters()
    {
        var client = await desk.ClientAsync(channel: "none");
        var (medical, service) = (await desk.WriteAsync(client, "follow-up.missed"), await desk.WriteAsync(client));
        await desk.SendAsync();

        desk.Gateway.Got.ShouldBeEmpty();
        var (called, dropped) = ((await desk.ReadAsync(medical)).Message, (await desk.ReadAsync(service)).Message);
        (called.State, called.Note, dropped.State, dropped.Note).ShouldBe(("dropped", "by-phone", "dropped", "wants-none"));
        (await desk.ToldAsync(Roles.CustomerService)).ShouldBe(["message.by-phone"]);
    }

    [Fact]
    public async Task R_MSG_9_after_its_useful_time_it_is_dropped_with_a_note()
    {
        var message = await desk.WriteAsync(await desk.ClientAsync(), usefulUntil: MessageDesk.Morning.AddHours(1));
        desk.GoTo(MessageDesk.Morning.AddHours(2));
        await desk.SendAsync();

        desk.Gateway.Got.ShouldBeEmpty();
        (await desk.ReadAsync(message)).Message.Note.ShouldBe("too-late");
    }

    [Fact]
    public async Task R_MSG_9_one_whose_answer_was_lost_is_unknown_and_the_provider_is_asked_before_a_second_try()
    {
        desk.Gateway.LosesAnswers = true;
        var message = await desk.WriteAsync(await desk.ClientAsync());
        await desk.SendAsync();
        (await desk.StateAsync(message)).ShouldBe("unknown");
        (await desk.Clinic.As(Roles.CustomerService).SendAsync(new ResendMessage.Command(message))).ShouldBeRefused("message.unknown-yet");

        desk.Gateway.LosesAnswers = false;
        desk.Clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SendAsync();

        (await desk.StateAsync(message)).ShouldBe("sent");
        desk.Gateway.Asked.ShouldBe([$"{message}"]);
        desk.Gateway.Got.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_MSG_6_a_dead_letter_is_sent_again_and_a_number_that_fails_twice_is_marked()
    {
        desk.Gateway.Does = _ => GatewayAnswer.Refused("UNDELIV");
        var client = await desk.ClientAsync();
        var message = await desk.WriteAsync(client);
        await desk.SendAsync();
        (await desk.ReadAsync(message)).Message.NumberFails.ShouldBeFalse();
        var another = await desk.WriteAsync(client);
        await desk.SendAsync();
        (await desk.ReadAsync(another)).Message.NumberFails.ShouldBeTrue();

        desk.Gateway.Does = null;
        (await desk.Clinic.As(Roles.CustomerService).SendAsync(new ResendMessage.Command(message))).ShouldSucceed();
        (await desk.Clinic.As(Roles.CustomerService).SendAsync(new ResendMessage.Command(message))).ShouldBeRefused("message.not-dead");
        await desk.SendAsync();

        (await desk.StateAsync(message)).ShouldBe("sent");
        desk.Gateway.Got[^1].Key.ShouldBe($"{message}-2");
        (await desk.ReadAsync(another)).Message.NumberFails.ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_that_lacks_a_value_is_not_sent_with_a_hole()
    {
        var message = await desk.WriteAsync(await desk.ClientAsync(), "payment.refunded");
        await desk.SendAsync();

        desk.Gateway.Got.ShouldBeEmpty();
        var read = (await desk.ReadAsync(message)).Message;
        (read.State, read.Note).ShouldBe(("failed", "value-missing: amount"));
    }
}
