using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>A task page stands open all day in many tabs: what it asks of the database must not grow with the journey's past.</summary>
[Collection(SharedHost.Name)]
public sealed class TaskPageCostTests(HostFixture host)
{
    private const int Entries = 60;
    private const string Person = "front-desk01";

    [Fact]
    public async Task Opening_a_task_asks_for_what_the_page_shows_and_not_for_the_whole_history()
    {
        var task = await TaskWithAPastAsync();

        var (statements, rows, texts) = await AskedAsync($"/tasks/{task}");

        // The fifth: what the person was told of this task is read now (R-MSG-11).
        // The sixth: what the client paid for and has not had (R-BAL-4).
        statements.ShouldBeInRange(1, 6, texts);
        rows.ShouldBeLessThan(Entries / 3, texts);
    }

    [Theory]
    [InlineData("task-state", 2)]
    [InlineData("way", 4)]
    public async Task A_part_that_an_open_page_fetches_anew_costs_little(string part, int most)
    {
        var task = await TaskWithAPastAsync();
        var page = (await (await host.AsAsync(Person)).GetAsync($"/tasks/{task}", ("Accept", "text/html"))).Text;
        var address = Regex.Match(page, $"id=\"{part}\"[^>]*?hx-get=\"([^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;
        address.ShouldNotBeEmpty();

        var (statements, rows, texts) = await AskedAsync(address);

        statements.ShouldBeInRange(1, most, texts);
        rows.ShouldBeLessThan(Entries / 3, texts);
    }

    private async Task<(int Statements, int Rows, string Texts)> AskedAsync(string address)
    {
        var person = await host.AsAsync(Person);
        var prepared = host.App.Services.GetRequiredService<PreparedReads>();
        using var asked = await AskedOfDatabase.BeginAsync(host.DataFolder);
        await ShowAsync(person, address); // forms, zones and definitions are read once for all
        asked.Take();
        var before = prepared.Asked;
        await ShowAsync(person, address);
        var texts = string.Join("\n\n", asked.Take().Select(one => $"{one.Rows} rows: {one.Text}"));
        (prepared.Asked - before).ShouldBe(0, "the instances of the journey are not shown");
        var (statements, rows) = await asked.LeastAsync(3, () => ShowAsync(person, address));
        return (statements, rows, texts);
    }

    private static async Task ShowAsync(Caller person, string address) =>
        (await person.GetAsync(address, ("Accept", "text/html"))).Status.ShouldBe(HttpStatusCode.OK, address);

    private async Task<string> TaskWithAPastAsync()
    {
        var desk = await host.AsAsync("front-desk01");
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0].GetProperty("id").GetString()!;
        for (var pair = 0; pair < Entries / 2; pair++)
        {
            (await desk.PostAsync($"/api/tasks/{task}/claim")).Status.ShouldBe(HttpStatusCode.OK);
            (await desk.PostAsync($"/api/tasks/{task}/release")).Status.ShouldBe(HttpStatusCode.OK);
        }
        return task;
    }
}
