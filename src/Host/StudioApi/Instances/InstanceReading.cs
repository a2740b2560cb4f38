using System.Text.Json;
using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>Looks up an instance together with the drawing that it runs on.</summary>
internal sealed class InstanceReading(IMediator mediator, TrialEntrance trials, Words words)
{
    public InstanceShape Shape { get; } = new(words);

    /// <summary>The instance's answer, or why there is none.</summary>
    public async Task<IResult> ShowAsync(string? id, Func<GetInstance.Response, DrawnNodes, IResult> show, CancellationToken cancel)
    {
        var found = await FindAsync(id, cancel, withDefinition: true);
        return found.IsSuccess ? show(found.Value, DrawnNodes.Of(found.Value.Definition!)) : StudioProblem.Of(found.Refusal);
    }

    public Task<IResult> ShowRunsAsync(string? id, Func<RunShape, IResult> show, CancellationToken cancel) =>
        ShowAsync(id, (found, nodes) => show(new RunShape(words, found, nodes)), cancel);

    public async Task<Result<GetInstance.Response>> FindAsync(string? id, CancellationToken cancel, bool withDefinition = false)
    {
        if (StudioInstanceId.Parse(id) is not { } known)
            return Refusal.NotFound("journey.not-found");
        await trials.EnterAsync(known.Journey.Value, cancel); // Studio names it in a body or a query, too
        return await mediator.Send(known.AsQuery(withDefinition), cancel);
    }

    /// <summary>An instance with its journal, as a file.</summary>
    public async Task<byte[]?> ExportAsync(string id, CancellationToken cancel)
    {
        byte[]? file = null;
        await ShowAsync(
            id,
            (found, nodes) =>
            {
                var content = new
                {
                    WorkflowInstance = Shape.Full(found, nodes),
                    Journal = new RunShape(words, found, nodes).Journal(JournalFilter.All),
                };
                file = JsonSerializer.SerializeToUtf8Bytes(content, StudioJson.Options);
                return Results.Empty;
            },
            cancel
        );
        return file;
    }
}
