using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Care;

public sealed class TreatmentTests
{
    [Theory]
    [InlineData("payment", false)]
    [InlineData("consent", false)]
    [InlineData("", true)]
    [InlineData("", false)]
    public async Task R_TRE_1_what_the_records_lack_and_an_open_conflict_keep_the_treatment_from_starting(string lacking, bool isConflict)
    {
        string[] gaps = lacking.Length > 0 ? [lacking] : [];
        var desk = await Desk.StartAsync(
            "CaseFlow.TreatmentGate",
            new { items = new[] { Some.Botulinum }, allergyConflict = isConflict },
            gaps: gaps
        );

        desk.Asked.OfType<GateCheck>().ShouldHaveSingleItem().Items.ShouldBe([Some.Botulinum]);
        desk.Outcomes.ShouldBe([gaps.Length > 0 || isConflict ? "Missing" : "Ready"]);
        desk.Output<IReadOnlyList<string>>("Gaps").ShouldBe(isConflict ? [.. gaps, "allergy"] : gaps);
    }

    [Fact]
    public async Task R_PHO_5_a_doctor_may_let_a_treatment_go_on_without_photos()
    {
        var desk = await Desk.StartAsync("CaseFlow.ResolveGap", new { gaps = new[] { "photos" } });

        await desk.CompleteAsync("Resolved", new { photosWaived = true });

        desk.Outcomes.ShouldBe(["Resolved"]);
        desk.Asked.OfType<RecordCare>().ShouldHaveSingleItem().Kinds.ShouldBe(["photos-waived"]);
    }

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    public async Task R_TRE_2_an_expired_product_is_refused_where_it_was_typed(string expiry, bool isTaken)
    {
        var desk = await Desk.StartAsync("CaseFlow.FetchProducts", new { timeZone = "Asia/Shanghai" });

        await desk.CompleteAsync(
            "Fetched",
            new
            {
                checkedWithClient = true,
                products = new[]
                {
                    new
                    {
                        product = "保妥适",
                        batch = "B1",
                        expiry,
                    },
                },
            }
        );

        if (isTaken)
            desk.Outcomes.ShouldBe(["Fetched"]);
        else
            desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("products[0].expiry");
    }

    [Fact]
    public async Task R_TRE_3_after_forty_minutes_the_nurse_is_called_and_the_journey_goes_on_by_itself()
    {
        var desk = await Desk.StartAsync("CaseFlow.TreatmentWait", new { kind = "anaesthetic", minutes = 40 });

        await desk.PassAsync(TimeSpan.FromMinutes(39));
        desk.Outcomes.ShouldBeNull();

        await desk.PassAsync(TimeSpan.FromMinutes(1));
        desk.Outcomes.ShouldBe(["Over"]);
        desk.Emitted.OfType<MessageRequested>().ShouldHaveSingleItem().To.ShouldBe("role:nurse");
        desk.Emitted.OfType<TaskWithdrawn>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_TRE_3_the_longest_anaesthetic_of_the_items_counts()
    {
        var desk = await Desk.StartAsync("CaseFlow.PrepareSkin", new { items = new[] { Some.Botulinum, Some.Laser } });

        await desk.CompleteAsync("Prepared", new { cleaned = true });

        desk.Output<int>("Minutes").ShouldBe(40);
    }

    [Fact]
    public async Task Without_minutes_there_is_no_wait() =>
        (await Desk.StartAsync("CaseFlow.TreatmentWait", new { minutes = 0 })).Outcomes.ShouldBe(["Over"]);

    [Fact]
    public async Task R_ESC_1_of_a_reaction_the_medical_director_hears_at_once()
    {
        var desk = await Desk.StartAsync("CaseFlow.AssessReaction", new { reported = "红肿", byPhone = true });

        desk.Emitted.OfType<MessageRequested>().ShouldHaveSingleItem().To.ShouldBe("role:medical-director");
        (desk.Request.Role, desk.Request.DueAt).ShouldBe((Roles.Doctor, desk.Now.AddDays(1)));
    }
}
