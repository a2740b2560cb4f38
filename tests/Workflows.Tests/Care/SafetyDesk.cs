using System.Text.Json;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>Clients of whom something is known, what they order, and the doctors who decide.</summary>
public abstract class SafetyDesk(Clinic clinic)
{
    protected Clinic Clinic => clinic;

    protected static string[] Missing(GetTask.Response gate) => gate.Values.GetProperty("missing").GetString()!.Split('\n');

    protected async Task<Client> ClientAsync(string? kind = null, string? text = null)
    {
        var client = await clinic.RegisterAsync();
        if (kind is not null)
            await AddAsync(client, kind, text!);
        return client;
    }

    protected async Task AddAsync(Client client, string kind, string text)
    {
        (await clinic.As("nurse").SendAsync(new AddFact.Command(client.Id, kind, text))).ShouldSucceed();
        await SendAsync();
    }

    protected async Task ConfirmAsync(Client client)
    {
        var facts = (await clinic.As("nurse").SendAsync(new ListFacts.Query(client.Id))).ShouldSucceed().Facts;
        (await clinic.As("nurse").SendAsync(new ConfirmFacts.Command(client.Id, [.. facts.Select(fact => fact.Id)]))).ShouldSucceed();
        await SendAsync();
    }

    protected async Task RefuteAsync(Client client, string reason)
    {
        var facts = (await clinic.As("doctor").SendAsync(new ListFacts.Query(client.Id))).ShouldSucceed().Facts;
        (await clinic.As("doctor").SendAsync(new RefuteFact.Command(client.Id, facts[0].Id, reason))).ShouldSucceed();
    }

    protected async Task<IReadOnlyList<ItemRow>> ItemsAsync(params string[] codes) =>
        [
            .. (await clinic.As("consultant").SendAsync(new ListPriceItems.Query()))
                .ShouldSucceed()
                .Items.Where(item => codes.Contains(item.Code))
                .Select(item => new ItemRow(item.Id.Value, item.Name, item.Category, "面部", 1)),
        ];

    protected async Task<JourneyId> StartAsync(Client client, string definition, object input, bool sends = true)
    {
        var journey = await clinic.AsSystem.SendAsync(
            new StartJourney.Command(definition, client.Id, Input: JsonSerializer.SerializeToElement(input, JsonSerializerOptions.Web))
        );
        if (sends)
            await SendAsync();
        return journey.ShouldSucceed().Id;
    }

    protected async Task<JourneyId> OrderAsync(Client client, params string[] codes) => await OrderAsync(client, codes, sends: true);

    protected async Task<JourneyId> OrderAsync(Client client, string code, bool sends) => await OrderAsync(client, [code], sends);

    protected async Task<JourneyId> OrderAsync(Client client, string[] codes, bool sends) =>
        await StartAsync(client, "order-and-payment", new { items = await ItemsAsync(codes) }, sends);

    protected async Task<JourneyId> TreatmentAsync(Client client, string definition, string code) =>
        await StartAsync(client, definition, new { items = await ItemsAsync(code) });

    protected async Task SendAsync() => (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed().Failed.ShouldBe(0);

    protected async Task<IReadOnlyList<MedicalConflict>> ConflictsAsync(Client client) =>
        await clinic.ReadAsync(async db =>
            (IReadOnlyList<MedicalConflict>)
                await db.MedicalConflicts().Where(row => row.ClientId == client.Id).OrderBy(row => row.FoundAt).ToListAsync()
        );

    protected async Task<IReadOnlyList<MedicalConflict>> OpenAsync(Client client) =>
        [.. (await ConflictsAsync(client)).Where(conflict => conflict.IsOpen)];

    protected async Task<IReadOnlyList<TaskId>> ConflictTasksAsync(Client client) =>
        await clinic.ReadAsync(async db =>
            (IReadOnlyList<TaskId>)
                await db.Set<TaskItem>()
                    .Where(task => task.ActivityType == "CaseFlow.DecideConflict" && task.Journey!.ClientId == client.Id)
                    .Where(task => task.ClosedAt == null)
                    .Select(task => task.Id)
                    .ToListAsync()
        );

    protected async Task<GetTask.Response> ConflictTaskAsync(Client client)
    {
        var id = (await ConflictTasksAsync(client)).ShouldHaveSingleItem();
        return (await clinic.As("doctor").SendAsync(new GetTask.Query(id))).ShouldSucceed();
    }

    protected async Task<string> StatusOfAsync(GetTask.Response task) =>
        (await clinic.As("doctor").SendAsync(new GetTask.Query(task.Id))).ShouldSucceed().Status;

    protected async Task DecideAsync(GetTask.Response task, string outcome, object values) =>
        (await clinic.As("doctor").CompleteAsync(task.Id, outcome, values)).ShouldSucceed();

    protected async Task LookAgainAsync(JourneyId journey)
    {
        await TryAsync(await TaskAsync(journey, "resolve"), "Resolved");
        await SendAsync();
    }

    protected async Task<Result<CompleteTask.Response>> TryAsync(GetTask.Response task, string outcome, object? values = null)
    {
        var result = await clinic
            .As(task.Role)
            .CompleteAsync(task.Id, outcome, JsonSerializer.SerializeToNode(values, JsonSerializerOptions.Web));
        await SendAsync();
        return result;
    }

    protected async Task<int> OverduesAsync(JourneyId journey) =>
        (await clinic.AsSystem.SendAsync(new GetHistory.Query(journey)))
            .ShouldSucceed()
            .Items.Count(entry => entry.Type == TaskHistory.TaskOverdue);

    /// <summary>The visit's tasks are done as they come, until this one is there.</summary>
    protected async Task<GetTask.Response> RunToAsync(JourneyId visit, string activity, params string[] codes)
    {
        var items = await ItemsAsync(codes);
        for (var steps = 0; steps < 40; steps++)
        {
            var tasks = await TasksAsync(visit);
            if (tasks.FirstOrDefault(task => task.ActivityId == activity) is { } found)
                return found;
            var given = tasks[0].ActivityId == "consultation" ? new { proposedItems = items } : null;
            (await TryAsync(tasks[0], tasks[0].Outcomes[0].Name, given)).ShouldSucceed();
        }

        throw new InvalidOperationException($"{activity} is not reached.");
    }

    protected async Task<GetTask.Response> TaskAsync(JourneyId journey, string activity) =>
        (await TasksAsync(journey)).Single(task => task.ActivityId == activity);

    protected async Task<List<GetTask.Response>> TasksAsync(JourneyId journey)
    {
        var open = (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed().OpenTasks;
        var tasks = new List<GetTask.Response>();
        foreach (var one in open)
            tasks.Add((await clinic.As(one.Role).SendAsync(new GetTask.Query(one.Id))).ShouldSucceed());
        return tasks;
    }

    protected sealed record ItemRow(Guid ItemId, string Name, string Category, string Area, int Quantity);
}
