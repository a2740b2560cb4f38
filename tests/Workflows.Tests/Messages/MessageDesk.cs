using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>A clinic with a gateway that the test plays.</summary>
public sealed class MessageDesk : IAsyncLifetime
{
    public MessageDesk() =>
        Clinic = new Clinic(services =>
            services.RemoveAll<IMessageGateway>().AddSingleton<IMessageGateway>(Gateway).AddUseCases(typeof(MessageDesk).Assembly)
        );

    public Clinic Clinic { get; }

    public PlayedGateway Gateway { get; } = new();

    /// <summary>Ten in the morning, in Shanghai.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);

    public async Task InitializeAsync()
    {
        await Clinic.OpenAsync(withShippedDefinitions: false);
        GoTo(Morning);
    }

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    /// <summary>The shipped procedure that makes tasks of what is to be done for clients.</summary>
    public async Task MakeTasksAsync()
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-answers-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "forms"));
        foreach (var file in new[] { "client-message.json", Path.Combine("forms", "reach-client.json") })
            File.Copy(Path.Combine(Repository.Definitions, file), Path.Combine(folder.FullName, file));
        await Clinic.ImportAsync(folder.FullName);
        folder.Delete(recursive: true);
    }

    /// <summary>Every day.</summary>
    public async Task OpensAsync(string hours) =>
        (
            await Clinic.As(Roles.Manager).SendAsync(new SetHours.Command(Clinic.Branch.Id, [.. Enumerable.Repeat(hours, 7)], 1))
        ).ShouldSucceed();

    public void GoTo(DateTimeOffset moment) => Clinic.Clock.Advance(moment - Clinic.Clock.Now);

    public async Task<Client> ClientAsync(string? channel = null, string? language = null, string? email = null)
    {
        var client = new Client
        {
            Id = new ClientId(Guid.CreateVersion7()),
            BranchId = Clinic.Branch.Id,
            Name = "林小满",
            Mobile = "13800001234",
            PreferredChannel = channel,
            Email = email,
            Language = language,
            CreatedAt = Clinic.Clock.Now,
        };
        await Clinic.InsertAsync(client);
        return client;
    }

    /// <summary>As an activity or a room does.</summary>
    public async Task<MessageId> WriteAsync(
        Client client,
        string template = "payment.receipt",
        string channel = "sms",
        DateTimeOffset? usefulUntil = null
    )
    {
        var values = new Dictionary<string, object?> { ["total"] = "3800.00", ["title"] = "注射第1天 / injection, day 1" };
        return (
            await Clinic.AsSystem.SendAsync(
                new WriteToClient.Command(new ClientLetter(Clinic.Branch.Id, client.Id, template, values, null, channel, usefulUntil))
            )
        ).ShouldSucceed();
    }

    public async Task SendAsync() => (await Clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();

    public async Task<GetMessage.Response> ReadAsync(MessageId id) =>
        (await Clinic.As(Roles.CustomerService).SendAsync(new GetMessage.Query(id))).ShouldSucceed();

    public async Task<string> StateAsync(MessageId id) => (await ReadAsync(id)).Message.State;

    public async Task ReportAsync(MessageId id, string state, int leg = 1) =>
        (await Clinic.AsSystem.SendAsync(new RecordReport.Command(leg == 1 ? $"{id}" : $"{id}-{leg}", state, "DELIVRD"))).ShouldSucceed();

    public async Task<ReceiveAnswer.Response> AnswerAsync(string text, string? providerId = null) =>
        (await Clinic.AsSystem.SendAsync(new ReceiveAnswer.Command("+86 138 0000 1234", text, ProviderId: providerId))).ShouldSucceed();

    public Task<List<string>> ToldAsync(string role) =>
        Clinic.ReadAsync(db => db.Notices().Where(notice => notice.Role == role).Select(notice => notice.Text).ToListAsync());

    public async Task WriteTextAsync(string key, string purpose, string says) =>
        (
            await Clinic.As(Roles.Manager).SendAsync(new WriteText.Command("message", key, 0, key, null, says, says, Purpose: purpose))
        ).ShouldSucceed();
}

/// <summary>Stages a letter in a unit of work of its own.</summary>
public static class WriteToClient
{
    public sealed record Command(ClientLetter Letter) : ICommand<MessageId>;

    public sealed class Handler(IClientPost post, TimeProvider clock) : ICommandHandler<Command, MessageId>
    {
        public Task<Result<MessageId>> Handle(Command command, CancellationToken cancel) =>
            Task.FromResult<Result<MessageId>>(post.Write(command.Letter, clock.GetUtcNow()));
    }
}

/// <summary>A provider: takes everything, unless the test says otherwise.</summary>
public sealed class PlayedGateway : IMessageGateway
{
    public List<OutgoingLetter> Got { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>What it does with a letter; null: takes it.</summary>
    public Func<OutgoingLetter, GatewayAnswer>? Does { get; set; }

    /// <summary>Its answer does not come back.</summary>
    public bool LosesAnswers { get; set; }

    public bool Takes(string channel) => GatewayChannels.All.Contains(channel);

    public Task<GatewayAnswer> SendAsync(OutgoingLetter letter, CancellationToken cancel)
    {
        var answer = Does?.Invoke(letter) ?? GatewayAnswer.Taken;
        Got.Add(letter);
        return LosesAnswers ? throw new HttpRequestException("connection reset") : Task.FromResult(answer);
    }

    public Task<GatewayAnswer?> AskAsync(OutgoingLetter letter, CancellationToken cancel)
    {
        Asked.Add(letter.Key);
        return LosesAnswers
            ? throw new HttpRequestException("connection reset")
            : Task.FromResult(Got.Exists(one => one.Key == letter.Key) ? GatewayAnswer.Taken : null);
    }
}
