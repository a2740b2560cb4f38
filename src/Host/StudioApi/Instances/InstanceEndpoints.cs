using System.IO.Compression;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using MediatR;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>
/// Journeys as Studio lists and shows them: where they went and stand, without anything that was typed. Whoever calls may read procedures;
/// journeys are asked for besides.
/// </summary>
internal static class InstanceEndpoints
{
    private const int MostFiles = 100;

    public static void MapInstances(this IEndpointRouteBuilder studio)
    {
        var instances = studio.MapGroup("/workflow-instances").Require(JourneysRoom.Read);
        instances.MapPost("", ListAsync);
        instances.MapGet(
            "/{id}",
            (string id, InstanceReading reading, CancellationToken cancel) =>
                reading.ShowAsync(id, (found, nodes) => StudioJson.Of(reading.Shape.Full(found, nodes)), cancel)
        );
        instances.MapGet("/{id}/execution-state", ExecutionStateAsync);
        instances.MapPost("/{id}/journal", JournalAsync);
        instances.MapGet("/{id}/variables", VariablesAsync);
        instances.MapGet("/{id}/export", ExportAsync);
        studio.MapPost("/cancel/workflow-instances/{id}", CancelAsync).Require(JourneysRoom.Read);
        var bulk = studio.MapGroup("/bulk-actions").Require(JourneysRoom.Read);
        bulk.MapPost("/cancel/workflow-instances", CancelChosenAsync);
        bulk.MapPost("/export/workflow-instances", ExportChosenAsync);
        bulk.MapPost("/import/workflow-instances", () => StudioProblem.Of("studio.no-import"));
        studio.MapPost("/alterations/workflows/retry", () => StudioProblem.Of("studio.retry-elsewhere")).Require(JourneysRoom.Operate);
    }

    private static async Task<IResult> ListAsync(
        InstancesFilter filter,
        InstanceReading reading,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(filter.AsQuery(), cancel);
        return found.IsSuccess
            ? StudioJson.Page([.. found.Value.Items.Select(reading.Shape.Summary)], found.Value.Total, [])
            : StudioProblem.Of(found.Refusal);
    }

    private static async Task<IResult> ExecutionStateAsync(string id, InstanceReading reading, CancellationToken cancel)
    {
        var found = await reading.FindAsync(id, cancel);
        return found.IsSuccess ? StudioJson.Of(InstanceShape.ExecutionState(found.Value.Head)) : StudioProblem.Of(found.Refusal);
    }

    private static Task<IResult> JournalAsync(
        string id,
        JournalRequest? request,
        int? skip,
        int? take,
        InstanceReading reading,
        CancellationToken cancel
    ) =>
        reading.ShowRunsAsync(
            id,
            runs =>
            {
                var entries = runs.Journal(request?.Filter ?? JournalFilter.All);
                return StudioJson.Page([.. entries.Skip(skip ?? 0).Take(Math.Clamp(take ?? 100, 0, 1000))], entries.Count, []);
            },
            cancel
        );

    private static async Task<IResult> VariablesAsync(string id, InstanceReading reading, CancellationToken cancel)
    {
        var found = await reading.FindAsync(id, cancel);
        return found.IsSuccess ? StudioJson.List(reading.Shape.Variables(found.Value.Variables)) : StudioProblem.Of(found.Refusal);
    }

    private static async Task<IResult> CancelAsync(string id, IMediator mediator, CancellationToken cancel)
    {
        if (StudioInstanceId.Parse(id) is not { } known)
            return Results.NotFound();
        if (known.Child is not null)
            return StudioProblem.Of("studio.cancel-whole");
        var done = await mediator.Send(new CancelJourney.Command(known.Journey, Texts.Text.Of("studio.cancel-reason")), cancel);
        return done.IsSuccess ? Results.Ok() : StudioProblem.Of(done.Refusal);
    }

    /// <summary>Only chosen ones: a definition's every journey is not ended with one touch.</summary>
    private static async Task<IResult> CancelChosenAsync(ChosenInstances chosen, IMediator mediator, CancellationToken cancel)
    {
        var journeys = (chosen.Ids ?? [])
            .Select(StudioInstanceId.Parse)
            .OfType<StudioInstanceId>()
            .Where(id => id.Child is null)
            .Select(id => id.Journey)
            .Distinct()
            .ToList();
        if (journeys.Count == 0)
            return StudioProblem.Of("studio.cancel-chosen");
        var done = await mediator.Send(new CancelJourneys.Command(journeys, Texts.Text.Of("studio.cancel-reason")), cancel);
        if (!done.IsSuccess)
            return StudioProblem.Of(done.Refusal);
        return done.Value.Items.FirstOrDefault(item => !item.Done) is { Reasons: [var why, ..] }
            ? StudioProblem.Of(Workflows.Shared.Refusal.Invalid("root", why.Code, [.. why.Arguments]))
            : StudioJson.Of(new { CancelledCount = done.Value.Items.Count });
    }

    private static async Task<IResult> ExportAsync(string id, InstanceReading reading, CancellationToken cancel) =>
        await reading.ExportAsync(id, cancel) is { } file
            ? Results.File(file, "application/json", $"workflow-instance-{id}.json")
            : Results.NotFound();

    private static async Task<IResult> ExportChosenAsync(ChosenInstances chosen, InstanceReading reading, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in (chosen.Ids ?? []).Distinct().Take(MostFiles))
            {
                if (await reading.ExportAsync(id, cancel) is not { } file)
                    continue;
                await using var entry = await zip.CreateEntry($"workflow-instance-{id}.json").OpenAsync(cancel);
                await entry.WriteAsync(file, cancel);
            }
        }
        return Results.File(content.ToArray(), "application/zip", "workflow-instances.zip");
    }
}
