using CaseFlow.Activities.Common;
using CaseFlow.Activities.Tests.Support;
using CaseFlow.Activities.Visits;

namespace CaseFlow.Activities.Tests.Visits;

public sealed class IntakeTests
{
    [Fact]
    public async Task R_SAFE_1_the_record_is_asked_whether_what_was_told_fits()
    {
        var desk = await Desk.StartAsync("CaseFlow.Intake");

        await desk.CompleteAsync(
            Intake.Filled,
            new
            {
                allergies = new[] { "碘", "other" },
                otherAllergy = "海鲜",
                illnesses = new[] { "none" },
                medication = new[] { "other" },
                medicationDetails = "二甲双胍",
                surgery = "无",
                pregnantOrNursing = "no",
                keloid = "unknown",
                facts = new object[]
                {
                    new
                    {
                        fact = "f1",
                        kind = "implant",
                        text = "filler",
                        state = "ended",
                        endedOn = "2026-01-31",
                    },
                },
            }
        );

        var told = desk.Asked.OfType<MedicalFactsTold>().ShouldHaveSingleItem();
        told.ConfirmsAll.ShouldBeTrue();
        told.Facts.Select(fact => (fact.Field, fact.Fact, fact.Kind, fact.Text, fact.State, fact.EndedOn))
            .ShouldBe([
                ("facts[0]", "f1", "implant", "filler", ToldFact.Ended, new DateOnly(2026, 1, 31)),
                ("allergies", null, "allergy", "碘", ToldFact.Still, null),
                ("otherAllergy", null, "allergy", "海鲜", ToldFact.Still, null),
                ("medicationDetails", null, "medicine", "二甲双胍", ToldFact.Still, null),
            ]);
        told.None.ShouldBe([new DeniedKind("illnesses", "illness"), new DeniedKind("pregnantOrNursing", "pregnancy")]);
        desk.Outcomes.ShouldBe([Intake.Filled]);
    }

    [Fact]
    public async Task Who_leaves_before_the_end_has_told_nothing()
    {
        var desk = await Desk.StartAsync("CaseFlow.Intake");

        await desk.CompleteAsync(Intake.Abandoned, new { allergies = new[] { "碘" }, reason = "接电话离开" });

        desk.Asked.ShouldNotContain(asked => asked is MedicalFactsTold);
        desk.Emitted.ShouldNotContain(emitted => emitted is ClientFactsLearned);
    }
}
