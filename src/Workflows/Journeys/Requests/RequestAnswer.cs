using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Journeys.Requests;

/// <summary>What the request at hand is answered; belongs to its unit of work, as everything else that the step wants.</summary>
public sealed class RequestAnswer
{
    public HttpResponseWritten? Written { get; private set; }

    /// <summary>Forgets what an earlier run of the same unit of work said.</summary>
    public void Begin() => Written = null;

    internal void Write(HttpResponseWritten response) => Written ??= response;
}

/// <summary>An activity says how the request is answered. The first one says it; when no request is at hand nobody hears it.</summary>
public sealed class WriteAnswer(RequestAnswer answer, HistoryWriter history) : IConsume<HttpResponseWritten>
{
    public Task ConsumeAsync(HttpResponseWritten response, EmittedFrom from, CancellationToken cancel)
    {
        answer.Write(response);
        history.Append(from.Journey, from.At, JourneyHistory.ResponseWritten, new { response.Status }, from.Place());
        return Task.CompletedTask;
    }
}
