using CaseFlow.Activities.Common;
using CaseFlow.Host.Demo;
using CaseFlow.Host.Startup;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Persistence;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Categories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Demo;

public sealed class DemoTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task The_demo_is_a_clinic_with_journeys_in_every_stage_and_doing_it_again_changes_nothing()
    {
        var options = host.App.Services.GetRequiredService<CaseFlowOptions>() with { DataFolder = Path.Combine(host.DataFolder, "demo") };
        await using var app = CaseFlowApp.Build(
            new StartOptions
            {
                DataFolder = options.DataFolder,
                Urls = "http://127.0.0.1:0",
                Demo = true,
            }
        );
        await app.Services.PrepareAsync(new StartOptions { DataFolder = options.DataFolder, Demo = true }, CancellationToken.None);

        await using var clinic = new DemoClinic(options, TimeProvider.System.GetUtcNow());
        (await clinic.ReadAsync(db => db.Clients().CountAsync())).ShouldBe(40);
        foreach (var role in Roles.All)
            (
                await clinic.ReadAsync(db =>
                    db.People().CountAsync(person => person.UserName == role + "01" || person.UserName == role + "02")
                )
            ).ShouldBe(2, role);
        var items = await clinic.ReadAsync(db => db.PriceItems().OrderBy(item => item.Rank).ToListAsync());
        items.Count.ShouldBeGreaterThanOrEqualTo(30);
        items[0].Category.ShouldBe(PriceCategory.Injection);
        items.Select(item => item.Category).Distinct().Order().ShouldBe(PriceCategory.All.Order());

        var journeys = await clinic.ReadAsync(db => db.Journeys().ToListAsync());
        journeys.Count.ShouldBe(25);
        journeys.Where(journey => journey.EndedAt is null).Select(journey => journey.Stage).Distinct().Order().ShouldBe(Stage.All.Order());
        journeys.Select(journey => journey.Status.ToString()).Distinct().Order().ShouldBe(["Cancelled", "Finished", "Running"]);

        var before = await HistoryAsync(clinic);
        await DemoWeeks.PrepareAsync(options, TimeProvider.System.GetUtcNow());
        (await HistoryAsync(clinic)).ShouldBe(before);
    }

    private static Task<int> HistoryAsync(DemoClinic clinic) => clinic.ReadAsync(db => db.History().CountAsync());
}
