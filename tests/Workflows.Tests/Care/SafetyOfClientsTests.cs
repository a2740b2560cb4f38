using CaseFlow.TestKit;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>Conflicts by who the client is: under age (R-SAFE-9), or one person with two files (R-ID-3).</summary>
public sealed class SafetyOfClientsTests(ClinicFixture clinic) : SafetyDesk(clinic), IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_SAFE_9_an_injection_of_somebody_under_18_is_held_until_a_doctor_gives_a_medical_reason()
    {
        var today = DateOnly.FromDateTime(Clinic.Clock.Now.AddHours(8).DateTime);
        var client = await ClientAsync();
        await Clinic.ChangeAsync(async db => (await db.Clients().FindAsync(client.Id))!.Birthday = today.AddYears(-18).AddDays(1));

        var visit = await OrderAsync(client, "INJ-BTX-100", "LAS-IPL");

        var conflict = (await ConflictsAsync(client)).ShouldHaveSingleItem("a laser is none of these");
        (conflict.Name, conflict.IsStop).ShouldBe(("肉毒素除皱 100U", true));
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).Refusal!.Fields[0].Code.ShouldBe("safety.waits-for-doctor");
        await DecideAsync(await ConflictTaskAsync(client), "Cleared", new { why = "斜颈治疗，有医学指征" });
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();
    }

    [Fact]
    public async Task R_SAFE_9_who_comes_of_age_has_no_conflict_any_more()
    {
        var today = DateOnly.FromDateTime(Clinic.Clock.Now.AddHours(8).DateTime);
        var client = await ClientAsync();
        await Clinic.ChangeAsync(async db => (await db.Clients().FindAsync(client.Id))!.Birthday = today.AddYears(-18).AddDays(1));
        await OrderAsync(client, "INJ-BTX-100");
        (await OpenAsync(client)).ShouldHaveSingleItem();

        Clinic.Clock.Advance(TimeSpan.FromDays(1));
        await OrderAsync(client, "INJ-BTX-100");

        (await OpenAsync(client)).ShouldBeEmpty();
        (await ConflictTasksAsync(client)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2008-02-29", "2026-03-01")]
    [InlineData("2008-02-28", "2026-02-28")]
    [InlineData("2010-01-31", "2028-01-31")]
    public void R_SAFE_9_who_was_born_on_29_february_comes_of_age_on_1_march(string born, string comes) =>
        Minor.ComesOfAge(DateOnly.Parse(born)).ShouldBe(DateOnly.Parse(comes));

    [Fact]
    public async Task R_SAFE_4_who_finds_the_same_at_the_same_time_finds_it_once()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OrderAsync(client, "INJ-HA-1", sends: false)));
        await SendAsync();

        (await ConflictsAsync(client)).ShouldHaveSingleItem();
        await ConflictTaskAsync(client);
    }

    [Fact]
    public async Task R_SAFE_3_allergies_stand_on_the_order()
    {
        var client = await ClientAsync(FactKinds.Allergy, "青霉素");
        var visit = await OrderAsync(client, "LAS-IPL");
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();
        var id = await Clinic.ReadAsync(db => db.Orders().Where(row => row.JourneyId == visit).Select(row => row.Id).SingleAsync());

        (await Clinic.As("cashier").SendAsync(new GetOrder.Query(id))).ShouldSucceed().Allergies.ShouldBe(["青霉素"]);
    }

    [Fact]
    public async Task R_ID_3_in_a_merge_conflicts_are_looked_for_anew()
    {
        var (one, other) = (await ClientAsync(), await ClientAsync(FactKinds.Medicine, "抗凝药"));
        await OrderAsync(one, "INJ-HA-1");
        (await ConflictsAsync(one)).ShouldBeEmpty();

        var merge = (await Clinic.As("front-desk").SendAsync(new RequestMerge.Command(one.Id, other.Id, "同一个人"))).ShouldSucceed();
        (await Clinic.As("manager").SendAsync(new DecideMerge.Command(merge.Id, Confirms: true))).ShouldSucceed();
        await SendAsync();

        var survivor = merge.Survivor.Id == one.Id ? one : other;
        (await OpenAsync(survivor)).ShouldHaveSingleItem().Name.ShouldBe("玻尿酸填充 1ml");
        await ConflictTaskAsync(survivor);
    }
}
