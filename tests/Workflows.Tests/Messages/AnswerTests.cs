using System.Text.RegularExpressions;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Reading;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>What clients answer, and how they end marketing.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private readonly MessageDesk desk = new();

    public Task InitializeAsync() => desk.InitializeAsync();

    public Task DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task R_MSG_8_an_answer_waits_until_somebody_takes_it_and_comes_once()
    {
        var sent = await desk.WriteAsync(await desk.ClientAsync());
        await desk.SendAsync();

        var first = await desk.AnswerAsync("还有点肿，正常吗？", "mo-1");
        (await desk.AnswerAsync("还有点肿，正常吗？", "mo-1")).ShouldBe(first);

        var answer = first.Message!.Value;
        (await desk.StateAsync(sent), await desk.StateAsync(answer)).ShouldBe(("answered", "received"));
        (await desk.ToldAsync(Roles.CustomerService)).ShouldBe(["message.answer"]);
        (await desk.Clinic.As("customer-service01").SendAsync(new TakeAnswer.Command(answer, "已回电")))
            .ShouldSucceed()
            .TakenBy.ShouldNotBeNull();
        (await desk.Clinic.As("customer-service02").SendAsync(new TakeAnswer.Command(answer))).ShouldBeRefused("message.taken");
    }

    [Fact]
    public async Task R_MSG_8_after_hours_a_line_says_so_once_a_night()
    {
        await desk.ClientAsync();
        await desk.OpensAsync("10:00-20:00");
        desk.GoTo(MessageDesk.Morning.AddHours(9)); // 19:00
        await desk.AnswerAsync("在吗");
        await desk.SendAsync();
        desk.Gateway.Got.ShouldBeEmpty("somebody is there");

        desk.GoTo(MessageDesk.Morning.AddHours(10)); // 20:00, and no night yet
        await desk.AnswerAsync("在吗");
        await desk.AnswerAsync("在吗？？");
        await desk.SendAsync();

        desk.Gateway.Got.ShouldHaveSingleItem().Template.ShouldBe("message.after-hours");
    }

    [Theory]
    [InlineData("退订")]
    [InlineData(" ＴＤ ")]
    [InlineData("t.")]
    [InlineData("回复TD")]
    public async Task R_MSG_5_an_answer_ends_marketing_at_once_and_the_rest_goes_on(string answer)
    {
        var client = await desk.ClientAsync();
        await desk.WriteTextAsync("spring", "marketing", "春季活动，{{stop}}");
        var marketing = await desk.WriteAsync(client, "spring");
        (await desk.AnswerAsync(answer)).EndsMarketing.ShouldBeTrue();
        var receipt = await desk.WriteAsync(client);
        await desk.SendAsync();

        (await desk.ReadAsync(marketing)).Message.Note.ShouldBe("marketing-refused");
        (await desk.StateAsync(receipt)).ShouldBe("sent");
        (await desk.ToldAsync(Roles.CustomerService)).ShouldBeEmpty();
        (await desk.Clinic.ReadAsync(db => db.ClientEntries().CountAsync(entry => entry.ClientId == client.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task R_MSG_10_opening_the_link_changes_nothing_and_a_press_ends_marketing()
    {
        (
            await desk.Clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command("messages.public-address", "https://clinic.example/"))
        ).ShouldSucceed();
        var client = await desk.ClientAsync();
        await desk.WriteTextAsync("spring", "marketing", "春季活动，{{stop}}");
        var message = await desk.WriteAsync(client, "spring");
        await desk.SendAsync();
        var code = Regex.Match((await desk.ReadAsync(message)).Message.Text!, "https://clinic.example/stop/([0-9a-f]+)").Groups[1].Value;

        var way = (await desk.ReadAsync(message)).Way.Count;
        (await desk.Clinic.AsSystem.SendAsync(new StopMarketing.Query(code))).ShouldSucceed();
        ((await RefusedAtAsync(client)).HasValue, (await desk.ReadAsync(message)).Way.Count).ShouldBe((false, way));

        (await desk.Clinic.AsSystem.SendAsync(new StopMarketing.Command(code))).ShouldSucceed();
        (await desk.Clinic.AsSystem.SendAsync(new StopMarketing.Command(code))).ShouldSucceed();
        (await RefusedAtAsync(client)).ShouldNotBeNull();
        (await desk.ReadAsync(message)).Way.Count.ShouldBe(way + 1);
        (await desk.Clinic.AsSystem.SendAsync(new StopMarketing.Query("0000"))).ShouldBeRefused("message.no-such-link");
    }

    [Fact]
    public async Task Messages_of_a_branch_are_nothing_to_the_staff_of_another()
    {
        var elsewhere = await desk.Clinic.OpenBranchAsync("浦东院区");
        await desk.Clinic.HireAsync("far-away", elsewhere.Id, Roles.CustomerService);
        var message = await desk.WriteAsync(await desk.ClientAsync());

        (await desk.Clinic.As("far-away").SendAsync(new GetMessage.Query(message))).ShouldBeRefused("message.not-found");
        (await desk.Clinic.As("far-away").SendAsync(new ListMessages.Query())).ShouldSucceed().Total.ShouldBe(0);
    }

    private Task<DateTimeOffset?> RefusedAtAsync(Client client) =>
        desk.Clinic.ReadAsync(db => db.Clients().Where(row => row.Id == client.Id).Select(row => row.MarketingRefusedAt).SingleAsync());
}
