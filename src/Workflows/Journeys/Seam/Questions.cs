using System.Collections.Concurrent;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>Finds the room that answers a question, by the question's type.</summary>
public sealed class Questions(IServiceProvider services, CaseFlowDb db) : IAnswerQuestions
{
    private static readonly ConcurrentDictionary<Type, Ask> Askers = new();

    private delegate Task<Reply> Ask(IServiceProvider services, object question, AskedBy by, CancellationToken cancel);

    public async ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancel)
    {
        var journey =
            await db.Journeys.FindAsync([new JourneyId(question.Root.Value)], cancel)
            ?? throw new InvalidOperationException($"{question.Root} asks, but is no journey.");
        var ask = Askers.GetOrAdd(question.Content.GetType(), AskerOf);
        return await ask(services, question.Content, new AskedBy(journey, question.Activity, question.At), cancel);
    }

    private static Ask AskerOf(Type type) =>
        typeof(Questions)
            .GetMethod(nameof(AskAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Ask>();

    private static Task<Reply> AskAsync<TQuestion>(IServiceProvider services, object question, AskedBy by, CancellationToken cancel) =>
        services.GetRequiredService<IAnswer<TQuestion>>().AnswerAsync((TQuestion)question, by, cancel);
}
