using System.Text.Json;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>R-SAFE-4 to 10: conflicts are found by the system, decided by doctors, and follow the facts.</summary>
public sealed class SafetyTests(ClinicFixture clinic) : SafetyDesk(clinic), IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_SAFE_4_an_order_of_a_pregnant_client_s_injection_is_held_at_its_item_until_a_doctor_has_cleared_it()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");
        var visit = await OrderAsync(client, "INJ-HA-1");
        var order = await TaskAsync(visit, "price");

        var held = await TryAsync(order, "Priced");
        held.Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("items[0].itemId");
        held.Refusal.Fields[0].Code.ShouldBe("safety.waits-for-doctor");

        var conflict = await ConflictTaskAsync(client);
        conflict.Role.ShouldBe("doctor");
        conflict.Values.GetProperty("facts").GetString().ShouldBe("怀孕或哺乳：怀孕 / Pregnancy, nursing: Pregnant");
        await DecideAsync(conflict, "Cleared", new { why = "孕检后确认未孕" });

        (await TryAsync(order, "Priced")).ShouldSucceed();
    }

    [Fact]
    public async Task R_SAFE_4_what_is_found_only_when_the_order_is_written_is_kept_and_the_consultant_has_it_to_do_again()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");
        var visit = await OrderAsync(client);
        var items = await ItemsAsync("LAS-IPL");
        await Clinic.PassAsync(TimeSpan.FromMinutes(20));

        (await TryAsync(await TaskAsync(visit, "price"), "Priced", new { items })).ShouldSucceed();

        var again = await TaskAsync(visit, "price");
        again.Values.GetProperty("held").GetString()!.ShouldContain("光子嫩肤（怀孕或哺乳：怀孕）");
        again.Values.GetProperty("items")[0].GetProperty("itemId").GetGuid().ShouldBe(items[0].ItemId);
        (await ConflictTaskAsync(client)).ShouldNotBeNull();
        (await TryAsync(again, "Priced", new { items })).Refusal!.Fields[0].Code.ShouldBe("safety.waits-for-doctor");

        await Clinic.PassAsync(TimeSpan.FromMinutes(15));
        (await OverduesAsync(visit)).ShouldBe(0, "the first try's time counts no more");
        await Clinic.PassAsync(TimeSpan.FromMinutes(16));
        (await OverduesAsync(visit)).ShouldBe(1);
    }

    [Fact]
    public async Task R_SAFE_4_a_conflict_is_one_task_of_a_doctor_within_15_minutes_however_often_it_is_found()
    {
        var client = await ClientAsync(FactKinds.Medicine, "anticoagulant");
        await OrderAsync(client, "INJ-HA-1");
        await OrderAsync(client, "INJ-HA-1");
        await ConfirmAsync(client);

        var task = await ConflictTaskAsync(client);

        task.DueAt.ShouldBe(Clinic.Clock.Now.AddMinutes(15));
        foreach (var other in new[] { "nurse", "consultant", "manager", "admin" })
        {
            var values = JsonSerializer.SerializeToElement(new { why = "可以" });
            var answer = await Clinic.As(other).SendAsync(new CompleteTask.Command(task.Id, "Cleared", values));
            answer.IsSuccess.ShouldBeFalse("doctors only");
        }
    }

    [Fact]
    public async Task R_SAFE_4_what_becomes_known_while_an_order_is_open_raises_its_conflict_at_once()
    {
        var client = await ClientAsync();
        var visit = await OrderAsync(client, "LAS-PICO");
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();
        (await ConflictsAsync(client)).ShouldBeEmpty();

        await AddAsync(client, FactKinds.Medicine, "异维A酸");

        (await ConflictsAsync(client)).ShouldHaveSingleItem().Name.ShouldBe("皮秒激光全脸");
        (await ConflictTaskAsync(client)).Values.GetProperty("rule").GetString()!.ShouldContain("异维A酸");
    }

    [Fact]
    public async Task R_TRE_1_a_client_allergic_to_lidocaine_is_not_treated_though_nobody_ticked_a_conflict()
    {
        var client = await ClientAsync(FactKinds.Allergy, "Lidocaine");
        var journey = await TreatmentAsync(client, "treatment-laser", "LAS-PICO");

        Missing(await TaskAsync(journey, "resolve")).ShouldContain(gap => gap.Contains("医疗冲突"));

        var conflict = await ConflictTaskAsync(client);
        conflict.Values.GetProperty("thing").GetString()!.ShouldContain("麻醉药膏");
        await DecideAsync(conflict, "Changed", new { why = "利多卡因过敏", instead = "不敷麻，冷敷" });
        await LookAgainAsync(journey);
        Missing(await TaskAsync(journey, "resolve")).ShouldNotContain(gap => gap.Contains("医疗冲突"));
    }

    [Fact]
    public async Task R_SAFE_4_a_warning_lets_the_order_go_on_and_waits_at_the_gate()
    {
        var client = await ClientAsync(FactKinds.Keloid, "疤痕体质");
        var visit = await OrderAsync(client, "LAS-IPL");
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();

        var journey = await TreatmentAsync(client, "treatment-laser", "LAS-IPL");
        Missing(await TaskAsync(journey, "resolve")).ShouldContain(gap => gap.Contains("医疗冲突"));

        await DecideAsync(await ConflictTaskAsync(client), "Cleared", new { why = "低能量，可做" });
        await LookAgainAsync(journey);
        Missing(await TaskAsync(journey, "resolve")).ShouldNotContain(gap => gap.Contains("医疗冲突"));
    }

    [Fact]
    public async Task R_SAFE_6_a_decision_counts_for_thirty_days_and_these_facts_only()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "哺乳");
        await OrderAsync(client, "INJ-HA-1");
        await DecideAsync(await ConflictTaskAsync(client), "Cleared", new { why = "已停止哺乳两周" });

        await OrderAsync(client, "INJ-HA-1");
        (await OpenAsync(client)).ShouldBeEmpty("it was decided");

        await AddAsync(client, FactKinds.Medicine, "抗凝药");
        var second = (await OpenAsync(client)).ShouldHaveSingleItem("a new fact reopens it");
        second.Facts.Count.ShouldBe(2);
        await DecideAsync(await ConflictTaskAsync(client), "Cleared", new { why = "已停药" });

        Clinic.Clock.Advance(TimeSpan.FromDays(29));
        await OrderAsync(client, "INJ-HA-1");
        (await OpenAsync(client)).ShouldBeEmpty();
        Clinic.Clock.Advance(TimeSpan.FromDays(1));
        await OrderAsync(client, "INJ-HA-1");
        (await OpenAsync(client)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_SAFE_6_what_a_doctor_refused_stays_held_and_a_reason_another_item_or_a_later_day_is_asked_for()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");
        var visit = await OrderAsync(client, "INJ-HA-1");
        var task = await ConflictTaskAsync(client);

        (await TryAsync(task, "Refused", new { why = "" })).Refusal!.Fields[0].Field.ShouldBe("why");
        (await TryAsync(task, "Changed", new { why = "换" })).Refusal!.Fields[0].Field.ShouldBe("instead");
        (await TryAsync(task, "Postponed", new { why = "产后" })).Refusal!.Fields[0].Field.ShouldBe("until");
        var today = DateOnly.FromDateTime(Clinic.Clock.Now.AddHours(8).DateTime);
        var tooEarly = await TryAsync(task, "Postponed", new { why = "产后", until = today });
        tooEarly.Refusal!.Fields[0].Code.ShouldBe("safety.not-a-later-day");
        await DecideAsync(task, "Postponed", new { why = "产后", until = today.AddDays(200) });

        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).Refusal!.Fields[0].Code.ShouldBe("safety.doctor-said-no");
        Clinic.Clock.Advance(TimeSpan.FromDays(200));
        await OrderAsync(client, "INJ-HA-1");
        (await OpenAsync(client)).ShouldHaveSingleItem("the day has come");
    }

    [Fact]
    public async Task R_SAFE_10_a_refuted_fact_ends_its_conflict_and_its_task_and_a_new_one_raises_it_again()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");
        var visit = await OrderAsync(client, "INJ-HA-1");
        var task = await ConflictTaskAsync(client);

        await RefuteAsync(client, "验血未孕");
        await SendAsync();

        var ended = (await ConflictsAsync(client)).ShouldHaveSingleItem();
        (ended.State, ended.Reason).ShouldBe((ConflictState.Ended, "怀孕或哺乳：怀孕：已由医生排除 / refuted（验血未孕）"));
        (await StatusOfAsync(task)).ShouldBe("cancelled");
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();

        await AddAsync(client, FactKinds.Pregnancy, "怀孕");
        (await OpenAsync(client)).ShouldHaveSingleItem();
        (await ConflictTaskAsync(client)).Id.ShouldNotBe(task.Id);
    }

    [Fact]
    public async Task R_SAFE_10_a_conflict_that_is_over_before_its_task_was_made_makes_none()
    {
        var client = await ClientAsync(FactKinds.Pregnancy, "怀孕");
        await OrderAsync(client, "INJ-HA-1", sends: false);
        await RefuteAsync(client, "误报");

        await SendAsync();

        (await ConflictTasksAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_SAFE_10_what_an_item_contains_decides_and_not_its_name()
    {
        var client = await ClientAsync(FactKinds.Allergy, "利多卡因乳膏");
        await OrderAsync(client, "INJ-HA-1");
        (await ConflictsAsync(client)).ShouldBeEmpty("nobody knows what it contains");

        var item = (await ItemsAsync("INJ-HA-1"))[0].ItemId;
        await Clinic.InsertAsync(
            new SafetyContent
            {
                Kind = ThingKey.Item,
                Key = item.ToString(),
                Contains = ["透明质酸", "Lidocaine"],
            }
        );
        await OrderAsync(client, "INJ-HA-1");

        (await ConflictsAsync(client)).ShouldHaveSingleItem().IsStop.ShouldBeTrue();
        await Clinic.ChangeAsync(async db => db.Remove(await db.SafetyContents().SingleAsync(row => row.Key == item.ToString())));
    }

    [Fact]
    public async Task R_SAFE_4_nobody_is_numbed_with_what_a_doctor_has_not_cleared_another_anaesthetic_or_none_is_possible()
    {
        var client = await ClientAsync(FactKinds.Allergy, "利多卡因");
        var visit = await StartAsync(client, "client-visit", new { });
        await RunToAsync(visit, "price", "LAS-PICO");
        await DecideAsync(await ConflictTaskAsync(client), "Changed", new { why = "利多卡因过敏", instead = "不敷麻" });
        var prepare = await RunToAsync(visit, "prepare");

        var cream = await TryAsync(prepare, "Prepared", new { cleaned = true });
        (cream.Refusal!.Fields[0].Field, cream.Refusal.Fields[0].Code).ShouldBe(("anaesthetic", "safety.doctor-said-no"));
        var same = new
        {
            cleaned = true,
            anaesthetic = "other",
            anaestheticSubstances = "丙胺卡因、Lidocaine",
        };
        (await TryAsync(prepare, "Prepared", same)).ShouldSucceed();
        var again = await TaskAsync(visit, "prepare");
        (await TryAsync(again, "Prepared", same)).Refusal!.Fields[0].Code.ShouldBe("safety.waits-for-doctor");
        var other = new
        {
            cleaned = true,
            anaesthetic = "other",
            anaestheticSubstances = "丁卡因",
        };
        (await TryAsync(again, "Prepared", other)).ShouldSucceed();
    }

    [Fact]
    public async Task R_SAFE_5_a_stop_demands_a_review_of_an_item_that_asks_for_none_by_itself()
    {
        var client = await ClientAsync(FactKinds.Medicine, "异维A酸");
        var visit = await StartAsync(client, "client-visit", new { });

        var review = await RunToAsync(visit, "review", "LAS-IPL");

        var ticked = new { contraindications = new[] { "medication" } };
        var held = await TryAsync(review, "Approved", ticked);
        held.Refusal!.Fields.ShouldHaveSingleItem().Code.ShouldBe("review.contraindicated");
        (await TryAsync(review, "Approved", new { contraindications = new[] { "none" } })).ShouldSucceed();
    }

    [Fact]
    public async Task R_SAFE_4_a_product_that_contains_what_the_client_may_not_get_is_held_when_it_is_fetched()
    {
        await Clinic.InsertAsync(
            new SafetyContent
            {
                Kind = ThingKey.Product,
                Key = "乔雅登雅致",
                Contains = ["透明质酸", "利多卡因"],
            }
        );
        var client = await ClientAsync(FactKinds.Allergy, "Lidocaine");
        var visit = await StartAsync(client, "client-visit", new { });
        var fetch = await RunToAsync(visit, "fetch", "INJ-HA-1");
        var expiry = DateOnly.FromDateTime(Clinic.Clock.Now.DateTime).AddYears(1);
        object Fetched(string product) =>
            new
            {
                products = new[]
                {
                    new
                    {
                        product,
                        batch = "B1",
                        expiry,
                    },
                },
                checkedWithClient = true,
            };

        (await TryAsync(fetch, "Fetched", Fetched("乔雅登 雅致"))).ShouldSucceed();
        var again = await TaskAsync(visit, "fetch");
        again.Values.GetProperty("products")[0].GetProperty("product").GetString().ShouldBe("乔雅登 雅致");
        var refused = await TryAsync(again, "Fetched", Fetched("乔雅登 雅致"));
        (refused.Refusal!.Fields[0].Field, refused.Refusal.Fields[0].Code).ShouldBe(("products[0].product", "safety.waits-for-doctor"));
        (await TryAsync(again, "Fetched", Fetched("无麻玻尿酸"))).ShouldSucceed();
    }
}
