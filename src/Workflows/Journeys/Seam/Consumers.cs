using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>Finds who turns an emitted event into rows, by the event's type.</summary>
public sealed class Consumers(IServiceProvider services)
{
    private static readonly ConcurrentDictionary<Type, Tell> Tellers = new();

    private delegate Task Tell(IServiceProvider services, object @event, EmittedFrom from, CancellationToken cancel);

    public Task TellAsync(object @event, EmittedFrom from, CancellationToken cancel) =>
        Tellers.GetOrAdd(@event.GetType(), TellerOf)(services, @event, from, cancel);

    private static Tell TellerOf(Type type) =>
        typeof(Consumers)
            .GetMethod(nameof(TellAllAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Tell>();

    private static async Task TellAllAsync<TEvent>(IServiceProvider services, object @event, EmittedFrom from, CancellationToken cancel)
    {
        var consumers = services.GetServices<IConsume<TEvent>>().ToList();
        if (consumers.Count == 0)
            throw new InvalidOperationException($"Nobody consumes {typeof(TEvent).Name}: what the activity asked for would be lost.");
        foreach (var consumer in consumers)
            await consumer.ConsumeAsync((TEvent)@event, from, cancel);
    }
}
