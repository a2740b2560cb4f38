using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;
using Case = Shouldly.Case;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>What was paid and is not done, where people see it (R-BAL-4).</summary>
[Collection(SharedHost.Name)]
public sealed class BalancePagesTests(HostFixture host)
{
    [Fact]
    public async Task R_BAL_4_the_head_line_of_client_task_and_journey_says_what_is_left_and_to_who_treats_no_amounts()
    {
        await host.HireAsync("doctor-balance", Roles.Doctor, host.Branch);
        var (client, journey, task) = await SoldAsync("余项顾客");

        foreach (var path in new[] { $"/clients/{client}", $"/tasks/{task}", $"/journeys/{journey}" })
        {
            var page = await PageAsync("front-desk01", path);
            page.ShouldContain("未执行 ¥1,200.00 · 2 项", Case.Sensitive, path);
        }
        var doctor = await PageAsync("doctor-balance", $"/clients/{client}");
        doctor.ShouldContain("已付未做 2 项");
        doctor.ShouldNotContain("¥1,200.00");
    }

    [Fact]
    public async Task R_BAL_4_the_client_s_page_and_its_REST_twin_show_line_by_line_what_became_of_the_money()
    {
        var (client, _, _) = await SoldAsync("余项明细");

        var page = await PageAsync("front-desk01", $"/clients/{client}");
        var desk = await host.AsAsync("front-desk01");
        var answer = await desk.GetAsync($"/api/clients/{client}/balance");

        page.ShouldContain("皮秒激光（面部）");
        page.ShouldContain("1 / 3");
        answer.Json.GetProperty("sum").GetString().ShouldBe("1200.00");
        var line = answer.Json.GetProperty("lines")[0];
        new[] { "paid", "performed", "refunded", "balance", "state" }
            .Select(of => line.GetProperty(of).GetString())
            .ShouldBe(["1500.00", "500.00", "0.00", "1000.00", "undecided"]);
        await host.HireAsync("doctor-no-balance", Roles.Doctor, host.Branch);
        (await (await host.AsAsync("doctor-no-balance")).GetAsync($"/api/clients/{client}/balance")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task R_BAL_3_the_list_says_by_whom_when_and_how_old_each_is_and_who_may_arranges_it()
    {
        await host.HireAsync("consultant-balance", Roles.Consultant, host.Branch);
        var (client, _, _) = await SoldAsync("余项列表");
        var consultant = await host.AsAsync("consultant-balance");
        var line = (await consultant.GetAsync($"/api/clients/{client}/balance")).Json.GetProperty("lines")[0];
        var address = $"/api/balances/{line.GetProperty("order").GetString()}/{line.GetProperty("number").GetInt32()}/decide";

        (await PageAsync("consultant-balance", "/balances?state=undecided")).ShouldContain("余项列表");
        (await consultant.PostAsync(address, new { state = "kept", date = "2020-01-01" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        var decided = await consultant.PostAsync(
            address,
            new
            {
                state = "booked",
                date = "2099-05-06",
                note = "放假后再来",
            }
        );

        decided.Json.GetProperty("state").GetString().ShouldBe("booked");
        var page = await PageAsync("consultant-balance", "/balances?state=booked");
        page.ShouldContain("放假后再来");
        page.ShouldContain("¥1,000.00");
        page.ShouldContain("未执行合计");
        page.ShouldContain("顾问主管", Case.Sensitive, "nobody's own is the lead's");
        (await PageAsync("consultant-balance", "/balances?state=booked&owner=mine")).ShouldNotContain("放假后再来");
        (await PageAsync("consultant-balance", "/balances?age=30")).ShouldNotContain("放假后再来");
        var csv = (await consultant.GetAsync("/api/balances/export?state=booked")).Text;
        csv.ShouldContain("余项列表,皮秒激光（面部）,1,3,1500.00,500.00,0.00,1000.00,已预约,顾问主管,2099-05-06,0,放假后再来");
        (await (await host.AsAsync("front-desk01")).PostAsync(address, new { state = "kept", date = "2099-05-06" })).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task R_BAL_1_what_no_procedure_records_is_written_off_by_a_nurse_with_its_reason()
    {
        await host.HireAsync("nurse-balance", Roles.Nurse, host.Branch);
        var (client, _, _) = await SoldAsync("余项登记");
        var nurse = await host.AsAsync("nurse-balance");
        var line = (await nurse.GetAsync($"/api/clients/{client}/balance")).Json.GetProperty("lines")[0];
        var address = $"/api/balances/{line.GetProperty("order").GetString()}/{line.GetProperty("number").GetInt32()}/write-off";

        (await nurse.PostAsync(address, new { quantity = 1 })).Status.ShouldBe(HttpStatusCode.BadRequest, "why is missing");
        (await nurse.PostAsync(address, new { quantity = 3, note = "x" })).Status.ShouldBe(HttpStatusCode.BadRequest, "two are left");
        var done = await nurse.PostAsync(address, new { quantity = 2, note = "皮肤护理无治疗记录" });

        (done.Json.GetProperty("balance").GetString(), done.Json.GetProperty("performed").GetString()).ShouldBe(("0.00", "1500.00"));
        (await PageAsync("nurse-balance", "/balances")).ShouldContain("登记已做");
        (await (await host.AsAsync("front-desk01")).PostAsync(address, new { quantity = 1, note = "x" })).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    private async Task<(string Client, string Journey, string Task)> SoldAsync(string name)
    {
        var client = await host.RegisterAsync(name);
        var desk = await host.AsAsync("front-desk01");
        var visit = (await desk.PostAsync("/api/journeys", new { definitionId = "client-visit", clientId = client })).Json;
        var journey = visit.GetProperty("id").GetString()!;
        await using var scope = host.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("test");
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var row = (await db.Journeys().FindAsync(new JourneyId(Guid.Parse(journey))))!;
        var order = new Order
        {
            Id = new OrderId(Guid.CreateVersion7()),
            JourneyId = row.Id,
            BranchId = row.BranchId,
            Status = OrderStatus.Paid,
            Paid = 1700,
            Total = 1700,
            CreatedAt = row.StartedAt,
        };
        order.Lines.AddRange([Line(order, 1, "皮秒激光", "面部", 500, 3), Line(order, 2, "玻尿酸", null, 200, 1)]);
        db.Add(order);
        var book = scope.ServiceProvider.GetRequiredService<BalanceBook>();
        var lines = await book.PayAsync(order, new BalanceBook.Seller(row.ClientId, null, row.StartedAt), default);
        lines[0].Perform(1);
        (await work.TryCommitAsync(default)).ShouldBeTrue();
        return (client, journey, visit.GetProperty("openTasks")[0].GetProperty("id").GetString()!);
    }

    private static OrderLine Line(Order order, int number, string name, string? area, decimal price, decimal quantity) =>
        new()
        {
            OrderId = order.Id,
            Number = number,
            ItemId = new PriceItemId(Guid.NewGuid()),
            Code = $"C{number}",
            Name = name,
            Category = "laser",
            Area = area,
            Quantity = quantity,
            UnitPrice = price,
        };

    private async Task<string> PageAsync(string person, string path)
    {
        var page = await (await host.AsAsync(person)).GetAsync(path, ("Accept", "text/html"));
        page.Status.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(page.Text);
    }
}
