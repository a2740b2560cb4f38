using CaseFlow.Persistence;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Timers;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

/// <summary>
/// <c>--demo</c>: a clinic with staff, prices, clients and journeys in every stage, made by living through its past weeks with the real use
/// cases.
/// </summary>
public static class DemoWeeks
{
    /// <summary>Changes nothing if it is there already.</summary>
    public static async Task PrepareAsync(CaseFlowOptions options, DateTimeOffset now)
    {
        var plans = DemoPlan.All.Select(plan => (Plan: plan, Start: StartOf(plan, now))).ToList();
        await using var clinic = new DemoClinic(options, plans.Min(plan => plan.Start).AddDays(-1));
        if (await clinic.IsCompleteAsync())
            return;

        var given = Environment.GetEnvironmentVariable("CASEFLOW_DEMO_PASSWORD");
        var password = string.IsNullOrEmpty(given) ? Passwords.MakeUp() : given;
        await clinic.OpenAsync(password);
        await DemoPlaces.OpenAsync(clinic, now);
        await RegisterClientsAsync(clinic);
        await LiveAsync(clinic, [.. plans.Select(plan => new DemoJourney(clinic, plan.Plan, plan.Start))], now);
        await clinic.StageAsync(db => DemoNotices.ReadAsync(db, now));
        await DemoPlaces.PlanAsync(clinic, now);
        await clinic.CloseAsync(password);
        Console.WriteLine(
            string.IsNullOrEmpty(given)
                ? $"演示账号 / demo accounts: front-desk01, consultant01, ...  密码（仅显示一次）/ password, shown once: {password}"
                : "演示账号 / demo accounts: front-desk01, consultant01, ... (CASEFLOW_DEMO_PASSWORD)"
        );
    }

    /// <summary>Whoever came on an earlier day came in opening hours.</summary>
    private static DateTimeOffset StartOf(DemoPlan plan, DateTimeOffset now)
    {
        var start = now - plan.Before;
        if (plan.Before < TimeSpan.FromHours(12))
            return start;
        var day = start.ToOffset(DemoClinic.Offset).Date;
        return new DateTimeOffset(day, DemoClinic.Offset) + TimeSpan.FromMinutes((10 * 60) + (plan.Number * 37 % 240));
    }

    private static async Task RegisterClientsAsync(DemoClinic clinic)
    {
        for (var number = 0; number < DemoClients.Count; number++)
        {
            var client = await clinic.SendAsync("front-desk01", DemoClients.Number(number), $"demo-client-{number}");
            if (DemoClients.TierOf(number) is { } tier)
                await clinic.StageAsync(async db => (await db.Clients().SingleAsync(row => row.Id == client.Id)).Tier = tier);
        }
    }

    /// <summary>What is due first happens first, whether a person or a timer does it.</summary>
    private static async Task LiveAsync(DemoClinic clinic, IReadOnlyList<DemoJourney> journeys, DateTimeOffset now)
    {
        while (true)
        {
            var timers = await clinic.SendAsync(null, new TakeDueTimers.Command());
            if (timers.Items.Count > 0)
            {
                await FireAsync(clinic, journeys, timers.Items);
                continue;
            }

            var next = journeys.Where(journey => journey.NextAt is not null).MinBy(journey => journey.NextAt);
            var time = timers.Next < next?.NextAt || next is null ? timers.Next : next.NextAt;
            if (time is null || time > now)
                return;
            clinic.Clock.MoveTo(time.Value);
            if (time == next?.NextAt)
                await next!.StepAsync();
        }
    }

    private static async Task FireAsync(DemoClinic clinic, IReadOnlyList<DemoJourney> journeys, IReadOnlyList<TakeDueTimers.Due> timers)
    {
        foreach (var timer in timers)
            await clinic.SendAsync(null, new FireTimer.Command(timer));
        var instances = timers.Select(timer => timer.Instance).ToList();
        var concerned = await clinic.ReadAsync(db =>
            db.Instances().Where(row => instances.Contains(row.Id)).Select(row => row.JourneyId).ToListAsync()
        );
        foreach (var journey in journeys.Where(journey => journey.Id is { } id && concerned.Contains(id)))
            journey.LookAgain();
    }
}
