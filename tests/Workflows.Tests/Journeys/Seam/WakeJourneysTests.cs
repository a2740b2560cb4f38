using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Journeys.Seam;

/// <summary>A room, not a journey, says what happened.</summary>
public sealed class WakeJourneysTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task What_a_room_says_starts_a_journey_and_wakes_one_once_it_is_committed()
    {
        var client = await clinic.RegisterAsync();
        var waiting = await clinic.StartAsync("lab");

        await SayAsync(true, new Happened("Booked", new { clientId = client.Id.ToString() }), new Happened("LabResult"));
        (await clinic.JourneysOfAsync("walk-in")).ShouldBeEmpty();
        await clinic.AsSystem.SendAsync(new SendOutbox.Command());

        (await clinic.JourneysOfAsync("walk-in")).ShouldHaveSingleItem().ClientId.ShouldBe(client.Id);
        (await clinic.ReadAsync(waiting.Id)).OpenTasks.ShouldHaveSingleItem().Role.ShouldBe(Roles.Doctor);
    }

    [Fact]
    public async Task What_is_not_committed_was_never_said()
    {
        await SayAsync(false, new Happened("Booked"));

        (await clinic.ReadAsync(db => db.Outbox().CountAsync(message => message.SentAt == null))).ShouldBe(0);
    }

    private async Task SayAsync(bool commits, params Happened[] happened)
    {
        await using var scope = clinic.AsSystem.Enter();
        foreach (var what in happened)
            scope.ServiceProvider.GetRequiredService<WakeJourneys>().Raise(what, clinic.Branch.Id, clinic.Clock.Now);
        if (commits)
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
    }
}
