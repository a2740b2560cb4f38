using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
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
            var theCase = await Case.OfAsync(scope.ServiceProvider.GetRequiredService<CaseFlowDb>(), journey, default);
            foreach (var @event in events)
                await ConsumeAsync(scope.ServiceProvider, theCase, (dynamic)@event);
            if (await work.TryCommitAsync(default))
                return;
            work.Reset();
        }
    }

    /// <summary>What a room answers, in a unit of work of its own; a yes is committed.</summary>
    public Task<Reply> AskAsync(Journey journey, object question) => AskAsync(journey, [question]);

    /// <summary>Several in one unit of work: the first no ends it, and nothing is committed.</summary>
    public async Task<Reply> AskAsync(Journey journey, object[] questions)
    {
        await using var scope = clinic.As("cashier").Enter();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        while (true)
        {
            var theCase = await Case.OfAsync(scope.ServiceProvider.GetRequiredService<CaseFlowDb>(), journey, default);
            var by = new AskedBy(theCase, null!, clinic.Clock.Now); // orders do not look at the activity
            var reply = Reply.Yes();
            foreach (var question in questions)
                if (reply.IsYes)
                    reply = await AnswerAsync(scope.ServiceProvider, (dynamic)question, by);
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

    private static Task<Reply> AnswerAsync<TQuestion>(IServiceProvider services, TQuestion question, AskedBy by) =>
        services.GetRequiredService<IAnswer<TQuestion>>().AnswerAsync(question, by, default);

    private async Task ConsumeAsync<TEvent>(IServiceProvider services, Case theCase, TEvent @event)
        where TEvent : notnull
    {
        var emitted = new Emitted(new FrameId(1), "activity", @event);
        var burst = new BurstResult(null!, [], [emitted]); // orders look neither at the instance nor at the activity
        foreach (var consumer in services.GetServices<IConsume<TEvent>>())
            await consumer.ConsumeAsync(@event, new EmittedFrom(theCase, burst, emitted, clinic.Clock.Now, null!), default);
    }
}
