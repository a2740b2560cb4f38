using System.Globalization;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.RandomVisits;

/// <summary>
/// A visit by chance: staff who take any outcome that is offered, events at any step, a host that dies between two steps, time that
/// passes. Afterwards everybody tries to bring it to its end, by other outcomes when one does not lead there. The seed says which it is.
/// </summary>
internal sealed class RandomVisit(Clinic clinic, int seed)
{
    private const int MostSettling = 400;
    private static readonly string[] Baskets = ["INJ-HA-1", "LAS-PICO", "LAS-IPL", "SUR-EYE", "SKN-CLEAN", "DRG-CREAM"];
    private readonly Random _random = new(seed);
    private readonly Visits _visits = new(clinic);
    private readonly Dictionary<string, int> _tries = [];
    private readonly List<string> _way = [];
    private Client? _client;
    private JourneyId _visit;

    public Client Client => _client!;

    /// <summary>What happened, as a reader of a failed test wants it.</summary>
    public string Way => $"seed {seed}: {string.Join(" ", _way)}";

    public async Task RunAsync()
    {
        _client = await clinic.RegisterAsync($"顾客{seed}", $"138{seed:00000000}");
        _visit = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", _client.Id))).ShouldSucceed().Id;
        for (var wild = _random.Next(5, 45); wild > 0; wild--)
            await StepAsync();
        await SettleAsync();
    }

    private async Task StepAsync()
    {
        var open = (await JourneysAsync()).SelectMany(journey => journey.OpenTasks).ToList();
        switch (_random.NextDouble())
        {
            case < 0.03:
                _way.Add("(killed)");
                await clinic.RestartAsync();
                break;
            case < 0.12:
                await RaiseAsync();
                break;
            case < 0.18:
                await PassAsync(TimeSpan.FromMinutes(_random.Next(5, 3000)));
                break;
            default:
                if (open.Count == 0)
                    await PassAsync(TimeSpan.FromDays(1));
                else
                    await AnyOutcomeAsync(open[_random.Next(open.Count)]);
                break;
        }
    }

    private async Task RaiseAsync()
    {
        var role = new[] { Roles.FrontDesk, Roles.Consultant, Roles.Doctor, Roles.Nurse, Roles.Manager }[_random.Next(5)];
        var events = (await clinic.As(role).SendAsync(new ListEvents.Query(_visit))).ShouldSucceed();
        if (events.Count == 0)
            return;
        var name = events[_random.Next(events.Count)].Name;
        var said = JsonSerializer.SerializeToElement(
            name == "safety-alert" ? (object)new { kind = "allergy", facts = "皮肤发红" }
            : name == "complaint-raised" ? new { facts = "等了很久" }
            : new { reason = "临时有事" }
        );
        _way.Add($"!{name}");
        (await clinic.As(role).SendAsync(new RaiseJourneyEvent.Command(_visit, name, said))).ShouldSucceed();
    }

    /// <summary>By chance, mostly the usual one; where the form refuses that, another.</summary>
    private async Task AnyOutcomeAsync(OpenTask open)
    {
        var task = await TaskAsync(open);
        var outcomes = Outcomes(task);
        var first = _random.NextDouble() < 0.6 ? 0 : _random.Next(outcomes.Count);
        await FirstAcceptedAsync(task, open.Role, outcomes.Skip(first).Concat(outcomes.Take(first)));
    }

    /// <summary>Everybody does their work, the next way out each time that a step comes again, until nothing is left to do.</summary>
    private async Task SettleAsync()
    {
        for (var steps = 0; steps < MostSettling; steps++)
        {
            await RunWorkersAsync();
            var journeys = await JourneysAsync();
            if (journeys.SelectMany(journey => journey.OpenTasks).FirstOrDefault() is { } open)
                await NextOutcomeAsync(open);
            else if (journeys.SelectMany(journey => journey.Timers).Min(timer => (DateTimeOffset?)timer.DueAt) is { } due)
                await clinic.PassAsync(due > clinic.Clock.Now ? due - clinic.Clock.Now : TimeSpan.FromMinutes(1));
            else
                return;
        }
        throw new ShouldAssertException($"does not come to an end, {Way}");
    }

    private async Task NextOutcomeAsync(OpenTask open)
    {
        var task = await TaskAsync(open);
        var outcomes = Outcomes(task);
        if (outcomes.Contains("Refund"))
            outcomes = ["Refund", .. outcomes.Where(outcome => outcome != "Refund")]; // what is kept for another day is never over
        var key = $"{task.ActivityType} {task.ActivityId}";
        var skip = _tries.GetValueOrDefault(key) / 2 % outcomes.Count;
        _tries[key] = _tries.GetValueOrDefault(key) + 1;
        await FirstAcceptedAsync(task, open.Role, outcomes.Skip(skip).Concat(outcomes.Take(skip)));
    }

    private async Task FirstAcceptedAsync(GetTask.Response task, string role, IEnumerable<string> outcomes)
    {
        List<string> refused = [];
        foreach (var outcome in outcomes)
        {
            var done = await clinic.As(role).CompleteAsync(task.Id, outcome, await SaidAsync(task));
            if (done.IsSuccess)
            {
                _way.Add($"{task.ActivityId}={outcome}");
                return;
            }
            refused.Add($"{outcome}: {done.Refusal.Code} {string.Join(", ", done.Refusal.Fields.Select(at => $"{at.Field} {at.Code}"))}");
        }
        if (!refused.TrueForAll(code => code.Contains("care.alert-open", StringComparison.Ordinal)))
            throw new ShouldAssertException($"{task.ActivityId} cannot be finished by {string.Join("; ", refused)}, {Way}");
    }

    private async Task<GetTask.Response> TaskAsync(OpenTask open) =>
        (await clinic.As(open.Role).SendAsync(new GetTask.Query(open.Id))).ShouldSucceed();

    private static List<string> Outcomes(GetTask.Response task) => [.. task.Outcomes.Select(outcome => outcome.Name)];

    private async Task<object?> SaidAsync(GetTask.Response task)
    {
        var day = DateOnly.FromDateTime(clinic.Clock.Now.AddDays(3).UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return task.ActivityType switch
        {
            "CaseFlow.Consultation" => new { proposedItems = await BasketAsync() },
            "CaseFlow.SeeToBalance" => new { note = "顾客想过几天再来", date = day },
            "CaseFlow.SeeOff" when task.Values.TryGetProperty("balance", out var lines) && lines.ValueKind == JsonValueKind.Array => new
            {
                balance = lines
                    .EnumerateArray()
                    .Select(line => new
                    {
                        line = line.GetProperty("line").GetString(),
                        state = "kept",
                        date = day,
                    }),
            },
            _ => null,
        };
    }

    private Task<IReadOnlyList<object>> BasketAsync()
    {
        var codes = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Baskets[_random.Next(Baskets.Length)]);
        return _visits.ItemsAsync([.. codes.Distinct()]);
    }

    private async Task PassAsync(TimeSpan time)
    {
        await clinic.PassAsync(time);
        await RunWorkersAsync();
    }

    /// <summary>What a host does in the background.</summary>
    private async Task RunWorkersAsync()
    {
        (await clinic.AsSystem.SendAsync(new SeeToBalances.Command())).ShouldSucceed();
        (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();
    }

    private async Task<IReadOnlyList<JourneyDetail>> JourneysAsync()
    {
        var running = await clinic.ReadAsync(db =>
            db.Journeys()
                .Where(row => row.ClientId == Client.Id && row.EndedAt == null)
                .OrderBy(row => row.Id)
                .Select(row => row.Id)
                .ToListAsync()
        );
        List<JourneyDetail> all = [];
        foreach (var id in running)
            all.Add((await clinic.As("admin01").SendAsync(new GetJourney.Query(id))).ShouldSucceed());
        all.ShouldAllBe(journey => journey.Incidents.Count == 0, Way);
        return all;
    }
}
