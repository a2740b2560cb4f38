using CaseFlow.Activities.Care.Photography;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Care;

public sealed class PhotoTests
{
    [Fact]
    public async Task R_PHO_1_a_view_that_is_neither_there_nor_waived_keeps_the_step_open()
    {
        var desk = await Desk.StartAsync("CaseFlow.TakePhotos", new { area = "face" });

        await desk.CompleteAsync(
            "Taken",
            new
            {
                front = "f1",
                left45 = "f2",
                left90 = "f3",
                right45 = "f4",
            }
        );

        desk.Outcomes.ShouldBeNull();
        desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("right90");
    }

    [Fact]
    public async Task R_PHO_1_a_waived_view_needs_a_reason()
    {
        var desk = await Desk.StartAsync("CaseFlow.TakePhotos", new { area = "face" });
        object Waived(string reason) =>
            new
            {
                front = "f1",
                left45 = "f2",
                left90 = "f3",
                right45 = "f4",
                waivedViews = new[] { "right90" },
                waiverReason = reason,
            };

        await desk.CompleteAsync("Taken", Waived(""));
        desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("waiverReason");

        await desk.CompleteAsync("Taken", Waived("敷料遮挡"));
        desk.Outcomes.ShouldBe(["Taken"]);
        desk.Output<IReadOnlyList<AreaPhotos>>("Photos").ShouldHaveSingleItem().Waived.ShouldBe(["right90"]);
    }

    [Fact]
    public async Task R_PHO_2_before_the_treatment_every_point_of_the_checklist_is_ticked()
    {
        var desk = await Desk.StartAsync("CaseFlow.ConfirmPhotoPlan", new { phase = "before" });

        await desk.CompleteAsync(
            "Confirmed",
            new
            {
                areas = new[] { "face" },
                whiteLightOn = true,
                yellowLightOff = true,
                curtainClosed = true,
                mainLight = true,
                faceLight = true,
            }
        );

        desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("backLight");
    }

    [Fact]
    public async Task R_PHO_2_before_a_treatment_all_that_the_clinic_has_on_its_checklist_is_ticked()
    {
        var usual = await Desk.StartAsync("CaseFlow.ConfirmPhotoPlan");
        var own = await Desk.StartAsync("CaseFlow.ConfirmPhotoPlan", set: new() { ["care.photo-checklist"] = "curtainClosed, lensClean" });
        var after = await Desk.StartAsync("CaseFlow.ConfirmPhotoPlan", new { phase = "after" });
        var ticked = new { areas = new[] { "face" }, curtainClosed = true };

        await usual.CompleteAsync("Confirmed", ticked);
        await own.CompleteAsync("Confirmed", ticked);
        await after.CompleteAsync("Confirmed", ticked);

        usual.Refusals.Select(refusal => refusal.Field).ShouldBe(["whiteLightOn", "yellowLightOff", "mainLight", "faceLight", "backLight"]);
        own.Refusals.ShouldHaveSingleItem().Field.ShouldBe("lensClean");
        after.Outcomes.ShouldBe(["Confirmed"]);
    }
}
