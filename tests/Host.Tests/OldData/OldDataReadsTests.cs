using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Host.Workers;
using CaseFlow.Workflows.History;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.OldData;

/// <summary>A clinic installs the new version over the old one: everything reads as before.</summary>
public sealed class OldDataReadsTests(OldDataFixture old) : IClassFixture<OldDataFixture>
{
    private const string Reader = "auditor01";

    /// <summary>What stands in a chart is seen by fewer than then (R-CHART-2).</summary>
    private static readonly Regex InChart = new(@"^\.(variables|values|required|draft|draftSavedAt|items\[\d+\]\.data)\b");

    private static readonly Regex OfDraft = new(@"^\.(required|draft|draftSavedAt)\b");

    [Fact]
    public async Task Every_answer_of_the_version_before_is_given_again_but_for_what_stands_in_charts()
    {
        var losses = new List<string>();
        foreach (var recorded in old.Answers)
            losses.AddRange(await LossesAsync(recorded, recorded.As, loss => !InChart.IsMatch(loss)));

        losses.ShouldBeEmpty();
    }

    /// <summary>A draft is its author's, whoever else reads the chart.</summary>
    [Fact]
    public async Task What_stood_in_charts_is_there_for_who_may_read_them()
    {
        var reader = await old.AsAsync(Reader);
        foreach (var journey in Recorded("/api/journeys?").GetProperty("items").EnumerateArray())
            await reader.PostAsync($"/api/journeys/{journey.GetProperty("id")}/chart-reason", new { reason = "升级后核对" });

        var losses = new List<string>();
        foreach (var recorded in old.Answers.Where(answer => IsOfJourney(answer.Path)))
            losses.AddRange(await LossesAsync(recorded, Reader, loss => InChart.IsMatch(loss) && !OfDraft.IsMatch(loss)));

        losses.ShouldBeEmpty();
    }

    private static bool IsOfJourney(string path) =>
        path.StartsWith("/api/journeys/", StringComparison.Ordinal) || path.StartsWith("/api/tasks/0", StringComparison.Ordinal);

    private async Task<IEnumerable<string>> LossesAsync(RecordedAnswer recorded, string reader, Func<string, bool> counts)
    {
        var answer = await (await old.AsAsync(reader)).GetAsync(recorded.Path);
        return answer.Status == HttpStatusCode.OK
            ? Losses.Of(recorded.Body, answer.Json).Where(counts).Select(loss => $"{recorded.Path} {loss}")
            : [$"{recorded.Path}: {answer}"];
    }

    [Fact]
    public void The_recording_speaks_of_all_that_a_clinic_has()
    {
        var journeys = Recorded("/api/journeys?").GetProperty("items").EnumerateArray().ToList();
        journeys.Select(journey => journey.GetProperty("status").GetString()).Distinct().Count().ShouldBe(3);
        Recorded("/api/tasks?box=mine").GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        old.Answers.Count(answer => answer.Path.Contains("/history?", StringComparison.Ordinal)).ShouldBe(journeys.Count);
        old.Answers.Count(answer => answer.Path.StartsWith("/api/tasks/0", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        old.Answers.Where(answer => answer.Path.StartsWith("/api/orders/", StringComparison.Ordinal))
            .Count(answer => answer.Body.GetProperty("status").GetString() == "paid")
            .ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Every_chain_of_history_and_every_checkpoint_of_then_still_holds()
    {
        var verified = await old
            .App.Services.GetRequiredService<AsSystem>()
            .SendAsync("verify", new VerifyHistory.Query(), CancellationToken.None);

        verified.IsSuccess.ShouldBeTrue();
        verified.Value.Breaks.ShouldBeEmpty();
        verified.Value.Journeys.ShouldBe(Recorded("/api/journeys?").GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2,3]}""")]
    [InlineData("""{"a":["x"]}""", """{"a":["y"]}""")]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":"1"}""", """{"a":1}""")]
    [InlineData("""{"permissions":["x","y"]}""", """{"permissions":["y","z"]}""")]
    public void What_is_gone_or_changed_is_found(string before, string now) =>
        Losses.Of(JsonElement.Parse(before), JsonElement.Parse(now)).ShouldHaveSingleItem();

    [Fact]
    public void What_is_new_is_no_loss() =>
        Losses
            .Of(
                JsonElement.Parse("""{"a":[{"b":1}],"e":null,"permissions":["x"]}"""),
                JsonElement.Parse("""{"a":[{"b":1.0,"c":2}],"d":3,"e":[1],"permissions":["a","x"]}""")
            )
            .ShouldBeEmpty();

    private JsonElement Recorded(string path) => old.Answers.First(answer => answer.Path.StartsWith(path, StringComparison.Ordinal)).Body;
}
