using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Tasks;

/// <summary>
/// Who sees a task is asked of the database for lists, and of the row itself where it was read already: both must say the same.
/// </summary>
public sealed class VisibilityTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task The_row_and_the_database_agree_on_who_sees_a_task()
    {
        var other = await clinic.OpenBranchAsync("徐汇门诊");
        await clinic.HireAsync("elsewhere", other.Id, "consultant", "manager");
        await clinic.StartAsync("talk-then-treat");
        var talk = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single();
        await clinic.ChangeAsync(async db =>
        {
            var task = await db.Tasks().SingleAsync(row => row.Id == talk.Id);
            await db.Journeys().SingleAsync(row => row.Id == task.JourneyId);
            (task.AssigneeId, task.ForPersonId) = (clinic.PersonNamed("nurse01").Id, clinic.PersonNamed("doctor01").Id);
        });

        var seen = 0;
        foreach (var who in Activities.Common.Roles.All.Select(role => role + "01").Append("elsewhere"))
        {
            await using var scope = clinic.As(who).Enter();
            var person = scope.ServiceProvider.GetRequiredService<CurrentPerson>();
            var all = await clinic.ReadAsync(db => db.Tasks().AsNoTracking().ToListAsync());
            var visible = await scope
                .ServiceProvider.GetRequiredService<CaseFlowDb>()
                .Tasks()
                .VisibleTo(person)
                .Select(task => task.Id)
                .ToListAsync();

            all.Where(task => task.IsVisibleTo(person)).Select(task => task.Id).ShouldBe(visible, ignoreOrder: true, who);
            seen += visible.Count;
        }

        seen.ShouldBeGreaterThan(10);
    }
}
