using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.History;

public sealed class HistoryTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private async Task<ExportHistory.Response> ExportAsync(JourneyId journey, string format)
    {
        (await clinic.As(Roles.Auditor).SendAsync(new StateReason.Command(journey, "审计"))).ShouldSucceed();
        return (await clinic.As(Roles.Auditor).SendAsync(new ExportHistory.Query(journey, format))).ShouldSucceed();
    }

    private async Task<JourneyId> VisitAsync(string remark = "好")
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        await clinic.CompleteAsync(journey.Id, "talk", "Proceed", new { remark });
        return journey.Id;
    }

    [Fact]
    public async Task Every_entry_says_who_in_which_role_what_and_on_which_version()
    {
        var journey = await VisitAsync("说明");

        var entry = (await clinic.HistoryOf(journey)).Single(entry => entry.Type == "TaskCompleted");

        (entry.Seq, entry.Actor, entry.Role, entry.ActivityName, entry.DefinitionId, entry.DefinitionVersion).ShouldBe(
            (3, "consultant01", Roles.Consultant, "talk", "talk-then-treat", 1)
        );
        entry.ActivityType.ShouldBe("CaseFlow.StaffTask");
        entry.Data.GetProperty("outcome").GetString().ShouldBe("Proceed");
        entry.Data.GetProperty("values").GetProperty("remark").GetString().ShouldBe("说明");
    }

    [Fact]
    public async Task It_is_read_page_by_page_by_those_who_may()
    {
        var journey = await VisitAsync();

        var first = (await clinic.As(Roles.Auditor).SendAsync(new GetHistory.Query(journey, 0, 3))).ShouldSucceed();
        var rest = (await clinic.As(Roles.Auditor).SendAsync(new GetHistory.Query(journey, first.Next!.Value, 3))).ShouldSucceed();

        first.Items.Concat(rest.Items).Select(entry => entry.Seq).ShouldBe([1, 2, 3, 4]);
        rest.Next.ShouldBeNull();
        (await clinic.As(Roles.Cashier).SendAsync(new GetHistory.Query(journey))).ShouldBeRefused("history.may-not-read");
        (await clinic.As(Roles.FrontDesk).SendAsync(new ExportHistory.Query(journey, "json"))).ShouldBeRefused("history.may-not-export");
    }

    [Fact]
    public async Task R_PRI_3_a_phone_number_in_it_is_masked()
    {
        var journey = await VisitAsync("13912345678");

        (await clinic.HistoryOf(journey)).Single(entry => entry.Type == "TaskCompleted").Data.GetRawText().ShouldNotContain("13912345678");
    }

    [Fact]
    public async Task The_bundle_can_be_checked_by_whoever_knows_nothing_of_our_code()
    {
        var journey = await VisitAsync();
        await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command());

        var bundle = JsonDocument.Parse((await ExportAsync(journey, "bundle")).Content).RootElement;

        var hash = "";
        foreach (var entry in bundle.GetProperty("entries").EnumerateArray())
        {
            hash = HashBySpecification(entry, hash);
            entry.GetProperty("hash").GetString().ShouldBe(hash);
        }
        bundle.GetProperty("head").GetProperty("hash").GetString().ShouldBe(hash);
        var checkpoint = bundle.GetProperty("checkpoints").EnumerateArray().Last();
        checkpoint
            .GetProperty("heads")
            .EnumerateArray()
            .Single(head => head.GetProperty("journey").GetString() == journey.ToString())
            .GetProperty("hash")
            .GetString()
            .ShouldBe(hash);
        using var key = ECDsa.Create();
        key.ImportFromPem(bundle.GetProperty("publicKey").GetString());
        key.VerifyData(
                Convert.FromHexString(checkpoint.GetProperty("digest").GetString()!),
                Convert.FromBase64String(checkpoint.GetProperty("signature").GetString()!),
                HashAlgorithmName.SHA256
            )
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_spreadsheet_cannot_take_a_cell_of_the_csv_for_a_formula()
    {
        var person = await clinic.HireAsync("=cmd|' /C calc'!A0", null, Roles.Consultant);
        var journey = await clinic.StartAsync("talk-then-treat");
        (
            await clinic.SendCompleteAsync(person.UserName, journey.OpenTasks.Single().Id, "Proceed", new { remark = "一,\"二\"" })
        ).ShouldSucceed();

        var text = Encoding.UTF8.GetString((await ExportAsync(journey.Id, "csv")).Content);

        text[0].ShouldBe('\uFEFF');
        text.ShouldContain(",'=cmd|' /C calc'!A0,");
        text.ShouldContain("\"{\"\"taskId\"\"");
    }

    [Fact]
    public async Task A_process_miner_reads_the_xes()
    {
        var journey = await VisitAsync();

        var log = XDocument.Parse(Encoding.UTF8.GetString((await ExportAsync(journey, "xes")).Content)).Root!;

        var events = log.Descendants()
            .Where(node => node.Name.LocalName == "event")
            .Select(one =>
                one.Elements().ToDictionary(value => (string)value.Attribute("key")!, value => (string)value.Attribute("value")!)
            )
            .ToList();
        events
            .Select(one => (one["concept:name"], one["lifecycle:transition"]))
            .ShouldBe([("talk", "schedule"), ("talk", "complete"), ("treat", "schedule")]);
        events[1]["org:resource"].ShouldBe("consultant01");
    }

    /// <summary>As the docstring of <see cref="HistoryChain"/> says, and without its code.</summary>
    private static string HashBySpecification(JsonElement entry, string previous)
    {
        string[] names =
        [
            "journeyId",
            "seq",
            "at",
            "type",
            "instanceId",
            "activityId",
            "activityName",
            "actorId",
            "actor",
            "role",
            "stage",
            "data",
            "definitionId",
            "definitionVersion",
        ];
        var text = new StringBuilder($"{Encoding.UTF8.GetByteCount(previous)}:{previous}\n");
        foreach (var name in names)
        {
            var value = entry.GetProperty(name);
            var field = value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Number => value.GetRawText(),
                _ when name == "at" => value
                    .GetDateTimeOffset()
                    .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                _ => value.GetString(),
            };
            text.Append(field is null ? "-\n" : $"{Encoding.UTF8.GetByteCount(field)}:{field}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
