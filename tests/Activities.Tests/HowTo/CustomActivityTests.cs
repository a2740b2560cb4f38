using System.Runtime.CompilerServices;
using CaseFlow.Activities.Tests.Support;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Tests.HowTo;

/// <summary>What docs/how-to/write-a-custom-activity.md says, compiled and run.</summary>
public sealed class CustomActivityTests
{
    [Fact]
    public void The_page_shows_the_code_that_is_compiled_here()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "how-to", "write-a-custom-activity.md"));

        page.ShouldContain(
            "```csharp\n" + File.ReadAllText(Path.Combine(Root(), "tests", "Activities.Tests", "HowTo", "TakeReading.cs")) + "```"
        );
    }

    [Fact]
    public async Task A_reading_comes_out_by_its_own_port()
    {
        var desk = await Desk.StartAsync("CaseFlow.TakeReading", new { device = "laser-2" });
        var asked = desk.Emitted.OfType<ReadingRequested>().ShouldHaveSingleItem();
        asked.Device.ShouldBe("laser-2");

        await desk.WakeAsync($"reading:{asked.Id}", new ReadingTaken(-1));
        desk.Refusals.ShouldBe([new StimulusRefusal("value", "reading.negative")]);
        desk.Outcomes.ShouldBeNull();

        await desk.WakeAsync($"reading:{asked.Id}", new ReadingTaken(7.5m));
        desk.Outcomes.ShouldBe(["Taken"]);
        desk.Output<decimal>("Value").ShouldBe(7.5m);
    }

    [Fact]
    public async Task Without_one_it_leaves_when_its_time_is_up()
    {
        var desk = await Desk.StartAsync("CaseFlow.TakeReading", new { within = "00:02:00" });

        await desk.PassAsync(TimeSpan.FromMinutes(1));
        desk.Outcomes.ShouldBeNull();
        await desk.PassAsync(TimeSpan.FromMinutes(1));
        desk.Outcomes.ShouldBe(["TimedOut"]);
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
