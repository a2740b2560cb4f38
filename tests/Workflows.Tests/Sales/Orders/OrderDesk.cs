using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Sales.Orders;

/// <summary>
/// Lets what payment activities emit become rows, each call a unit of work of its own, run again when somebody was faster.
/// </summary>
public sealed class OrderDesk(Clinic clinic)
{
    public async Task<Journey> VisitOfAsync(string client)
    {
        var registered = await clinic.RegisterAsync(client);
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = registered.Id,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(journey);
        return journey;
    }

    public async Task EmitAsync(Journey journey, params object[] events)
    {
        await using var scope = clinic.As("cashier").Enter();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        while (true)
        {
            var row = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Journeys.SingleAsync(stored => stored.Id == journey.Id);
            foreach (var @event in events)
                await ConsumeAsync(scope.ServiceProvider, row, (dynamic)@event);
            if (await work.TryCommitAsync(default))
                return;
            work.Reset();
        }
    }

    /// <summary>What a room answers, in a unit of work of its own; a yes is committed.</summary>
    public async Task<Reply> AskAsync<TQuestion>(Journey journey, TQuestion question)
        where TQuestion : notnull
    {
        await using var scope = clinic.As("cashier").Enter();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        while (true)
        {
            var row = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Journeys.SingleAsync(stored => stored.Id == journey.Id);
            var by = new AskedBy(row, null!, clinic.Clock.Now); // orders do not look at the activity
            var reply = await scope.ServiceProvider.GetRequiredService<IAnswer<TQuestion>>().AnswerAsync(question, by, default);
            if (!reply.IsYes || await work.TryCommitAsync(default))
                return reply;
            work.Reset();
        }
    }

    public Task<Reply> TakeAsync(
        Journey journey,
        Guid order,
        string key,
        string kind,
        decimal amount,
        string? note = null,
        string by = "x"
    ) => AskAsync(journey, new TakeTenders(order, [new OfferedTender(key, kind, amount, note)], by, "tenders"));

    public Task<Reply> RefundAsync(Journey journey, Guid order, decimal amount) =>
        AskAsync(journey, new RefundOrder(order, amount, "one item", "finance01", "amount"));

    private async Task ConsumeAsync<TEvent>(IServiceProvider services, Journey journey, TEvent @event)
        where TEvent : notnull
    {
        var emitted = new Emitted(new FrameId(1), "activity", @event);
        var burst = new BurstResult(null!, [], [emitted]); // orders look neither at the instance nor at the activity
        foreach (var consumer in services.GetServices<IConsume<TEvent>>())
            await consumer.ConsumeAsync(@event, new EmittedFrom(journey, burst, emitted, clinic.Clock.Now, null!), default);
    }
}
