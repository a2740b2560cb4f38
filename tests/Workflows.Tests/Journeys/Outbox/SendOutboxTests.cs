using System.Text.Json;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys.Outbox;

/// <summary>Each test has a clinic of its own, since the outbox is everybody's.</summary>
public abstract class SendOutboxTests(Store store) : IAsyncLifetime
{
    private readonly SmallClinic clinic = new(store);

    public async Task InitializeAsync()
    {
        await clinic.InitializeAsync();
        clinic.Clock.Advance(TimeSpan.FromHours(2)); // at night messages wait
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private async Task<SendOutbox.Response> SendAsync() => (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();

    private string[] SentFiles() =>
        Directory.Exists(Path.Combine(clinic.DataFolder, "outbox-sent"))
            ? Directory.GetFiles(Path.Combine(clinic.DataFolder, "outbox-sent"), "*", SearchOption.AllDirectories)
            : [];

    [Fact]
    public async Task A_message_to_the_client_lies_in_the_gateways_folder_with_number_and_template_and_not_before_it_is_sent()
    {
        await clinic.StartAsync("my-consultant");
        SentFiles().ShouldBeEmpty();

        (await SendAsync()).ShouldBe(new SendOutbox.Response(1, 0, null));

        var message = JsonDocument.Parse(await File.ReadAllTextAsync(SentFiles().Single())).RootElement;
        message.GetProperty("number").GetString().ShouldBe("13800001234");
        message.GetProperty("template").GetString().ShouldBe("welcome");
    }

    [Fact]
    public async Task Sent_again_after_a_crash_it_is_still_one_file()
    {
        await clinic.StartAsync("my-consultant");
        await SendAsync();
        await clinic.TamperAsync("UPDATE Outbox SET SentAt = NULL");

        (await SendAsync()).Sent.ShouldBe(1);

        SentFiles().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_fails_is_tried_later_with_growing_pauses_and_holds_no_other_up()
    {
        var journey = await clinic.StartAsync("my-consultant");
        var bad = new OutboxMessage
        {
            Id = Guid.Empty,
            JourneyId = journey.Id,
            Channel = "pigeon",
            Payload = "{}",
            CreatedAt = clinic.Clock.Now,
            NextAttemptAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(bad);

        (await SendAsync()).ShouldBe(new SendOutbox.Response(1, 1, clinic.Clock.Now.AddSeconds(10)));
        (await SendAsync()).ShouldBe(new SendOutbox.Response(0, 0, clinic.Clock.Now.AddSeconds(10)));
        clinic.Clock.Advance(TimeSpan.FromSeconds(10));
        (await SendAsync()).ShouldBe(new SendOutbox.Response(0, 1, clinic.Clock.Now.AddSeconds(20)));

        var row = await clinic.ReadAsync(db => db.Outbox().SingleAsync(message => message.Id == bad.Id));
        (row.Attempts, row.LastError).ShouldBe((2, "Nobody sends 'pigeon'."));
    }
}

public sealed class SqliteSendOutboxTests() : SendOutboxTests(Store.Sqlite);

public sealed class PostgresSendOutboxTests() : SendOutboxTests(Store.Postgres);
