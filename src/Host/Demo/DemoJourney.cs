using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

/// <summary>One journey as it is lived through: the next open task is done by whoever it is for, until the plan's end.</summary>
public sealed class DemoJourney(DemoClinic clinic, DemoPlan plan, DateTimeOffset start)
{
    private readonly Random random = new(plan.Number + 1);
    private bool atRest;

    /// <summary>As the last step left them; null when they must be read again.</summary>
    private IReadOnlyList<OpenTask>? openTasks;

    /// <summary>Null until its client has come.</summary>
    public JourneyId? Id { get; private set; }

    /// <summary>When somebody does something for it next; null: it waits for the clock, or is where it shall be.</summary>
    public DateTimeOffset? NextAt { get; private set; } = start;

    public async Task StepAsync()
    {
        if (Id is null)
        {
            var client = await clinic.ReadAsync(db =>
                db.Clients().Where(row => row.Mobile == plan.Mobile).Select(row => row.Id).SingleAsync()
            );
            Id = (
                await clinic.SendAsync("front-desk01", new StartJourney.Command("client-visit", client), $"demo-journey-{plan.Number}")
            ).Id;
            Pause(1, 3);
            return;
        }

        openTasks ??= (await clinic.SendAsync("admin01", new GetJourney.Query(Id.Value))).OpenTasks;
        if (openTasks is not [var open, ..])
            NextAt = null;
        else if (await TryWorkAsync(open))
            Pause(3, 7);
        else
            await RestAsync();
    }

    /// <summary>A timer of it fired: perhaps there is work again.</summary>
    public void LookAgain()
    {
        openTasks = null;
        if (!atRest && NextAt is null)
            Pause(5, 15);
    }

    /// <summary>False: this is the task that the plan leaves open.</summary>
    private async Task<bool> TryWorkAsync(OpenTask open)
    {
        var task = await clinic.SendAsync("admin01", new GetTask.Query(open.Id));
        if (task.ActivityId == plan.Until)
            return false;

        var person = PersonFor(task);
        var outcome = plan.Outcomes.GetValueOrDefault(task.ActivityId) ?? task.Outcomes[0].Name;
        var values = await new DemoForms(clinic, plan, random).FillAsync(task, person);
        if (task.Outcomes.Single(offered => offered.Name == outcome) is { RequiresForm: false })
            values["reason"] = "顾客决定改天再来。";
        openTasks = (
            await clinic.SendAsync(person, new CompleteTask.Command(open.Id, outcome, JsonSerializer.SerializeToElement(values)))
        ).OpenTasks;
        return true;
    }

    private string PersonFor(GetTask.Response task) =>
        (task.Assignee ?? task.For)?.UserName
        ?? task.Role + (task.Role is Roles.Manager or Roles.Finance || random.Next(2) == 0 ? "01" : "02");

    private async Task RestAsync()
    {
        (NextAt, atRest) = (null, true);
        if (plan.CancelReason is { } reason)
            await clinic.SendAsync("front-desk01", new CancelJourney.Command(Id!.Value, reason));
    }

    private void Pause(int least, int most) => NextAt = clinic.Clock.GetUtcNow() + TimeSpan.FromSeconds(random.Next(least * 60, most * 60));
}
