using System.Text.Json;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>What the record of a treatment takes from the client's balance, in the procedures as they are shipped.</summary>
public sealed class PerformedTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_BAL_1_the_record_of_a_treatment_takes_its_items_from_the_balance_and_they_are_not_paid_a_second_time()
    {
        var client = await clinic.RegisterAsync();
        await VisitAsync(client, "LAS-PICO", quantity: 1);
        (await LineAsync(client)).ShouldBe((1, "0.00"));

        var again = await StartAsync(client, await ItemsAsync("LAS-PICO", 1));

        (await MissingAsync(again)).ShouldContain(gap => gap.Contains("未缴费"));
    }

    [Fact]
    public async Task R_BAL_1_of_a_course_one_session_is_done_a_visit_and_the_rest_opens_the_gate_again()
    {
        var client = await clinic.RegisterAsync();
        await VisitAsync(client, "LAS-PICO", quantity: 2);
        var left = await LineAsync(client);
        left.Done.ShouldBe(1);
        left.Balance.ShouldNotBe("0.00");

        var again = await StartAsync(client, await ItemsAsync("LAS-PICO", 1));

        (await MissingAsync(again)).ShouldNotContain(gap => gap.Contains("未缴费"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task R_TRE_10_of_a_treatment_that_was_stopped_only_what_the_doctor_says_counts(int counts, int done)
    {
        var client = await clinic.RegisterAsync();

        await VisitAsync(
            client,
            "LAS-PICO",
            quantity: 2,
            task => task.ActivityId == "treat" ? "Aborted" : null,
            task => task.ActivityId == "treat" ? new { countsWhenStopped = Rows(task, "countsWhenStopped", counts) } : null
        );

        (await LineAsync(client)).Done.ShouldBe(done);
    }

    [Fact]
    public async Task R_BAL_1_a_record_of_more_than_was_to_be_done_is_refused_at_its_row()
    {
        var client = await clinic.RegisterAsync();
        TaskId? treat = null;
        object? rows = null;
        await VisitAsync(
            client,
            "LAS-PICO",
            quantity: 2,
            task =>
            {
                if (task.ActivityId == "treat" && treat is null)
                    (treat, rows) = (task.Id, Rows(task, "performed", 3));
                return null;
            },
            stopAt: "treat"
        );

        (await clinic.As("doctor").CompleteAsync(treat!.Value, "Treated", new { performed = rows })).ShouldBeInvalid(
            "performed[0].quantity",
            "treatment.more-than-planned"
        );
    }

    private static object Rows(GetTask.Response task, string field, int quantity) =>
        task
            .Values.GetProperty(field)
            .EnumerateArray()
            .Select(row => new { item = row.GetProperty("item").GetString(), quantity })
            .ToArray();

    private async Task VisitAsync(
        Client client,
        string code,
        decimal quantity,
        Func<GetTask.Response, string?>? choose = null,
        Func<GetTask.Response, object?>? with = null,
        string? stopAt = null
    )
    {
        var visit = await StartAsync(client, null, "client-visit");
        var items = await ItemsAsync(code, quantity);
        var robot = new Robot(clinic);
        while ((await clinic.As("admin01").SendAsync(new GetJourney.Query(visit))).ShouldSucceed().OpenTasks is { Count: > 0 } open)
        {
            var task = (await clinic.As(open[0].Role).SendAsync(new GetTask.Query(open[0].Id))).ShouldSucceed();
            if (task.ActivityId == stopAt)
            {
                choose?.Invoke(task);
                return;
            }
            await robot.CompleteAsync(
                open[0],
                choose,
                with: one =>
                    one.ActivityType switch
                    {
                        "CaseFlow.Consultation" => new { proposedItems = items },
                        "CaseFlow.PriceOrder" => new { items },
                        _ => with?.Invoke(one),
                    }
            );
        }
    }

    private async Task<(decimal Done, string Balance)> LineAsync(Client client)
    {
        var line = (await clinic.As("consultant").SendAsync(new GetClientBalance.Query(client.Id))).ShouldSucceed().Lines.Single();
        return (line.Done, line.Balance);
    }

    private async Task<object[]> ItemsAsync(string code, decimal quantity)
    {
        var item = (await clinic.As("consultant").SendAsync(new ListPriceItems.Query()))
            .ShouldSucceed()
            .Items.Single(one => one.Code == code);
        return
        [
            new
            {
                itemId = item.Id,
                name = item.Name,
                category = item.Category.ToString().ToLowerInvariant(),
                area = "面部",
                quantity,
            },
        ];
    }

    private async Task<JourneyId> StartAsync(Client client, object[]? items, string definition = "treatment-laser") =>
        (
            await clinic.AsSystem.SendAsync(
                new StartJourney.Command(
                    definition,
                    client.Id,
                    Input: items is null ? null : JsonSerializer.SerializeToElement(new { items })
                )
            )
        )
            .ShouldSucceed()
            .Id;

    private async Task<string[]> MissingAsync(JourneyId journey)
    {
        var open = (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed().OpenTasks[0];
        var task = (await clinic.As(open.Role).SendAsync(new GetTask.Query(open.Id))).ShouldSucceed();
        return task.ActivityType == "CaseFlow.ResolveGap" ? task.Values.GetProperty("missing").GetString()!.Split('\n') : [];
    }
}
