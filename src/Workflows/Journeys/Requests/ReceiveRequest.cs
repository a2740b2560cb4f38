using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Requests;

/// <summary>
/// A request came to an address that a definition offers (<c>Elsa.HttpEndpoint</c>): it starts a journey, or wakes the one that waits
/// there. The answer is what an activity wrote in the same
/// step, given once that is committed; the same Idempotency-Key gives the same answer.
/// </summary>
public static class ReceiveRequest
{
    /// <param name="Path">Below <c>/workflows</c>, decoded.</param>
    /// <param name="Query">By name; a text, or a list of texts.</param>
    /// <param name="Headers">Without those that are secret.</param>
    /// <param name="Content">JSON, a form as an object, or text.</param>
    /// <param name="CorrelationId">Meant for a journey that waits and has this correlation id; starts nothing.</param>
    /// <param name="Instance">Meant for this instance alone.</param>
    public sealed record Command(
        string Method,
        string Path,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Query,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
        JsonElement? Content = null,
        long Length = 0,
        string? CorrelationId = null,
        Guid? Instance = null
    ) : ICommand<Response>;

    /// <param name="Journey">The one that was started or woken.</param>
    /// <param name="IsWritten">False: no activity wrote an answer, and 202 says that the request was taken.</param>
    public sealed record Response(
        JourneyId Journey,
        bool IsWritten,
        int Status,
        string ContentType,
        string Body,
        IReadOnlyDictionary<string, string> Headers
    );

    public sealed class Handler(RequestTargets targets, RequestStart start, BookmarkWaking waking, RequestAnswer answer)
        : ICommandHandler<Command, Response>
    {
        private const int Accepted = 202;

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            answer.Begin();
            var target = await targets.FindAsync(command, cancel);
            if (!target.IsSuccess)
                return target.Refusal;
            var taken = target.Value.Wait is { } wait
                ? await WakeAsync(wait, command, cancel)
                : await start.StartAsync(target.Value.Trigger!, RequestOf(command), cancel);
            if (!taken.IsSuccess)
                return taken.Refusal;
            return answer.Written is { } written
                ? new Response(taken.Value, true, written.Status, written.ContentType, written.Body, written.Headers)
                : new Response(taken.Value, false, Accepted, "", "", new Dictionary<string, string>());
        }

        private async Task<Result<JourneyId>> WakeAsync(Journeys.BookmarkRow wait, Command command, CancellationToken cancel)
        {
            var facts = new Dictionary<string, object?> { ["method"] = command.Method, ["path"] = command.Path };
            return await waking.WakeAsync(wait, RequestOf(command), JourneyHistory.RequestReceived, facts, cancel) is { } refusal
                ? refusal
                : wait.JourneyId;
        }

        private static HttpRequestReceived RequestOf(Command command) =>
            new(
                command.Method.ToUpperInvariant(),
                command.Path,
                command.Query.ToDictionary(
                    pair => pair.Key,
                    pair => pair.Value.Count == 1 ? pair.Value[0] : (object?)pair.Value.ToList<object?>()
                ),
                command.Headers.ToDictionary(pair => pair.Key, object? (pair) => pair.Value.ToList<object?>()),
                command.Content is { ValueKind: not JsonValueKind.Undefined } content ? ValueJson.Read(content) : null,
                command.Length
            );
    }
}
