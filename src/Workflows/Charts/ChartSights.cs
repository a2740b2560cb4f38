using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Charts;

/// <summary>
/// The one place that says what of a journey the person who asks may see (R-CHART-2). Whoever shows content asks here, and shows no more.
/// </summary>
public sealed class ChartSights(CurrentPerson person, IOpenWork work, ChartContent content, StatedReasons reasons, OpeningRegister register)
{
    private readonly Dictionary<JourneyId, ChartSight> known = [];

    /// <summary>Only says it, for the answer to what the person just did.</summary>
    public async ValueTask<ChartSight> OfAsync(Chart chart, CancellationToken cancel) =>
        known.TryGetValue(chart.Journey, out var before) ? before : known[chart.Journey] = await DecideAsync(chart, cancel);

    /// <summary>
    /// What somebody sees who has a task of this journey before them and needs to see no more than that: a reason that they may have stated
    /// is not looked for.
    /// </summary>
    public ChartSight AtWork(Chart chart) =>
        SeesAll(chart) ? ChartSight.Everything
        : person.Holds(chart.Branch, ChartsRoom.Record) ? new ChartSight(Sight.Record)
        : new ChartSight(Outside(chart));

    /// <summary>Says it and writes into the register that it was opened, before anybody sees anything.</summary>
    /// <param name="what">One of <see cref="ChartOpening"/>'s.</param>
    /// <param name="needed">Who sees less is refused, which is written as well.</param>
    public async Task<Result<ChartSight>> OpenAsync(
        Chart chart,
        string what,
        CancellationToken cancel,
        Sight needed = Sight.Nothing,
        string? subject = null
    )
    {
        var sight = await OfAsync(chart, cancel);
        var isRefused = sight.Level < needed;
        await WriteAsync(chart, what, isRefused ? null : sight.Level.ToText(), cancel, subject, sight.Reason);
        return !isRefused ? sight
            : sight.MayStateReason ? Refusal.Forbidden("chart.reason-needed")
            : Refusal.Forbidden("chart.may-not-open");
    }

    /// <summary>A file of the chart: for who sees the whole, and for who has a task to do that shows it (R-PHO-4).</summary>
    /// <param name="isOwn">They took it themselves, for a task of theirs that is just done.</param>
    public async Task<Result<ChartSight>> OpenFileAsync(Chart chart, FileId file, bool isOwn, CancellationToken cancel)
    {
        var sight = await OfAsync(chart, cancel);
        var subject = file.ToString();
        if (sight.IsWhole || !(isOwn || await work.ShowsAsync(file, chart, cancel)))
            return await OpenAsync(chart, ChartOpening.File, cancel, Sight.Whole, subject);
        await WriteAsync(chart, ChartOpening.File, ChartOpening.AtWork, cancel, subject);
        return sight;
    }

    /// <param name="seen">How much of it; null: they were refused.</param>
    public async Task WriteAsync(
        Chart chart,
        string what,
        string? seen,
        CancellationToken cancel,
        string? subject = null,
        string? reason = null,
        DateTimeOffset? until = null
    )
    {
        if (person.IsSystem || person.IsInTrials)
            return;
        var roles = person.Grants.Where(grant => grant.Branch == chart.Branch).Select(grant => grant.Role);
        await register.WriteAsync(
            new Opening(person.Id, person.Name, string.Join(' ', roles), chart, what, subject, seen, reason, until),
            cancel
        );
    }

    private async Task<ChartSight> DecideAsync(Chart chart, CancellationToken cancel)
    {
        if (SeesAll(chart) || chart.Client is null || !await content.HasAnyAsync(chart.Procedure, cancel))
            return ChartSight.Everything;
        if (person.Holds(chart.Branch, ChartsRoom.Reason))
            return await reasons.OfAsync(chart.Journey, cancel) is { } reason
                ? new ChartSight(Sight.Whole, reason)
                : new ChartSight(Outside(chart), MayStateReason: true);
        return person.Holds(chart.Branch, ChartsRoom.Record) && await work.HasAsync(chart.Journey, cancel)
            ? new ChartSight(Sight.Record)
            : new ChartSight(Outside(chart));
    }

    /// <summary>What the person sees of any journey of the branch.</summary>
    private Sight Outside(Chart chart) => person.Holds(chart.Branch, ChartsRoom.Cover) ? Sight.Cover : Sight.Nothing;

    /// <summary>The journey's own people; the host itself; and in a trial there is no client whose chart it could be.</summary>
    private bool SeesAll(Chart chart) =>
        person.IsSystem
        || person.IsInTrials
        || chart.Staff.Any(one =>
            one.Person == person.Id && person.Has(one.Role, chart.Branch) && Permissions.Of([one.Role]).Contains(ChartsRoom.Own)
        );
}
