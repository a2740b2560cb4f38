using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Definitions;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Charts;

/// <summary>What each role gets to see of a visit that was treated and whose follow-up calls have begun.</summary>
public sealed class ChartSightTests(ChartSightTests.Visit visit) : IClassFixture<ChartSightTests.Visit>
{
    private const string Finding = "左颊旧瘢痕-发现";
    private const string Done = "注射平面偏深-记录";

    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Approved = Path.Combine(Path.GetDirectoryName(Here())!, "ChartSight.approved.txt");

    /// <summary>Each by somebody who was not in the journey, then by those who were; each cell that opens or closes is seen here.</summary>
    [Fact]
    public async Task R_CHART_2_what_each_role_sees_of_a_chart_is_what_was_approved()
    {
        var table = new StringBuilder();
        foreach (var role in Roles.All)
            table.Append(await LineAsync(role + "02"));
        foreach (var role in new[] { Roles.Consultant, Roles.Assistant, Roles.Doctor, Roles.Nurse, Roles.Cashier, Roles.FrontDesk })
            table.Append(await LineAsync(role + "01"));

        if (Environment.GetEnvironmentVariable("CASEFLOW_APPROVE_ACCESS") is "1")
            await File.WriteAllTextAsync(Approved, table.ToString());
        table.ToString().ShouldBe(await File.ReadAllTextAsync(Approved));
    }

    [Fact]
    public async Task R_CHART_2_a_stated_reason_holds_for_that_person_and_journey_and_for_a_while()
    {
        await using var clinic = await OpenAsync();
        var journey = await clinic.StartVisitAsync();
        var other = await clinic.StartVisitAsync();

        (await SightAsync(clinic, "doctor01", journey.Id)).ShouldBe("nothing, may state a reason");
        var until = (await clinic.As("doctor01").SendAsync(new StateReason.Command(journey.Id, "会诊"))).ShouldSucceed().Until;

        until.ShouldBe(clinic.Clock.Now.AddHours(8));
        (await SightAsync(clinic, "doctor01", journey.Id)).ShouldBe("whole");
        (await SightAsync(clinic, "doctor02", journey.Id)).ShouldBe("nothing, may state a reason");
        (await SightAsync(clinic, "doctor01", other.Id)).ShouldBe("nothing, may state a reason");
        clinic.Clock.AdvanceTo(until);
        (await SightAsync(clinic, "doctor01", journey.Id)).ShouldBe("nothing, may state a reason");
    }

    [Fact]
    public async Task R_CHART_2_who_has_a_task_to_do_sees_what_its_form_needs_without_a_reason()
    {
        await using var clinic = await OpenAsync();
        var journey = await clinic.StartVisitAsync();
        await new Robot(clinic).CompleteAsync(journey.OpenTasks[0], with: _ => new { concern = "skin", concernDetails = Finding });
        var triage = (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(journey.Id))).ShouldSucceed().OpenTasks[0];

        var task = (await clinic.As(triage.Role).SendAsync(new GetTask.Query(triage.Id))).ShouldSucceed();

        task.MayComplete.ShouldBeTrue();
        task.Values.GetProperty("concern").GetString().ShouldBe("skin");
        task.MayStateReason.ShouldBeFalse();
    }

    [Fact]
    public async Task A_procedure_without_a_form_of_its_own_or_of_its_children_has_no_chart_and_is_seen_by_who_designs_it()
    {
        await using var clinic = await OpenAsync();
        await PublishAsync(clinic, Draw.Definition("counts", [Draw.Activity("set", "Elsa.SetVariable", ("value", Draw.Literal("3")))], []));
        await PublishAsync(clinic, Draw.Definition("calls", [CallOf("counts")], []));
        await PublishAsync(clinic, Draw.Definition("visits", [CallOf("client-visit")], []));

        (await SightAsync(clinic, "process-manager01", (await clinic.StartVisitAsync("calls")).Id)).ShouldBe("whole");
        (await SightAsync(clinic, "process-manager01", (await clinic.StartVisitAsync("visits")).Id)).ShouldBe("cover");

        static System.Text.Json.Nodes.JsonObject CallOf(string id) =>
            Draw.Activity("call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Draw.Literal(id)));
    }

    private static async Task PublishAsync(Clinic clinic, System.Text.Json.Nodes.JsonObject definition)
    {
        var saved = await clinic
            .As(Roles.ProcessManager)
            .SendAsync(new Workflows.Definitions.Drafting.SaveDraft.Command(JsonSerializer.SerializeToElement(definition)));
        await clinic.AsSystem.SendAsync(new PublishDefinition.Command(saved.ShouldSucceed().DefinitionId));
    }

    private async Task<string> LineAsync(string userName)
    {
        var person = visit.As(userName);
        var id = visit.Journey.Id;
        var seen = new[]
        {
            ("journey", Seen(await person.SendAsync(new GetJourney.Query(id)), found => found.Variables)),
            (
                "history",
                Seen(await person.SendAsync(new GetHistory.Query(id, Limit: 1000)), found => found.Items.Select(entry => entry.Data))
            ),
            ("task", Seen(await person.SendAsync(new GetTask.Query(visit.Consultation)), found => found.Values)),
            ("photo", Seen(await person.SendAsync(new GetFile.Query(visit.Photo)), _ => Finding)),
            ("file", Seen(await person.SendAsync(new ExportHistory.Query(id, "json")), found => Encoding.UTF8.GetString(found.Content))),
            ("mending", Seen(await person.SendAsync(new Workflows.Journeys.Operations.GetJourneyOperations.Query(id)), found => found)),
        };
        var opens = await person.SendAsync(new StateReason.Command(id, "质控抽查"));
        var then = opens.IsSuccess ? Seen(await person.SendAsync(new GetJourney.Query(id)), found => found.Variables) : opens.Refusal.Code;
        return $"{userName, -22} {string.Join("  ", seen.Select(cell => $"{cell.Item1}: {cell.Item2, -24}"))}  after a reason: {then}\n";
    }

    private static string Seen<T>(Result<T> answer, Func<T, object> content)
    {
        if (!answer.IsSuccess)
            return answer.Refusal.Code;
        var text = JsonSerializer.Serialize(content(answer.Value), Legible);
        string[] seen =
        [
            .. text.Contains(Finding, StringComparison.Ordinal) ? ["findings"] : Array.Empty<string>(),
            .. text.Contains(Done, StringComparison.Ordinal) || text.Contains("treatmentsResult\":", StringComparison.Ordinal)
                ? ["record"]
                : Array.Empty<string>(),
            .. text.Contains("amountDue", StringComparison.Ordinal) || text.Contains("listTotal\":", StringComparison.Ordinal)
                ? ["money"]
                : Array.Empty<string>(),
        ];
        return seen.Length == 0 ? "-" : string.Join('+', seen);
    }

    private static async Task<string> SightAsync(Clinic clinic, string userName, JourneyId journey)
    {
        var seen = (await clinic.As(userName).SendAsync(new GetJourney.Query(journey))).ShouldSucceed();
        return seen.MayStateReason ? $"{seen.Sight}, may state a reason" : seen.Sight;
    }

    private static async Task<Clinic> OpenAsync()
    {
        var clinic = new Clinic();
        await clinic.OpenAsync();
        return clinic;
    }

    private static string Here([CallerFilePath] string path = "") => path;

    public sealed class Visit : Clinic, IAsyncLifetime
    {
        public JourneyDetail Journey { get; private set; } = null!;

        public TaskId Consultation { get; private set; }

        public FileId Photo { get; private set; }

        public async Task InitializeAsync()
        {
            await OpenAsync();
            var visits = new Visits(this);
            var buys = await visits.BuyingAsync("INJ-BTX-100");
            var story = await visits.RunAsync(with: task => Answer(task, buys));
            story.Way.ShouldContain(step =>
                step.EndsWith("=Treated", StringComparison.Ordinal) || step.Contains("treat", StringComparison.Ordinal)
            );
            await PassAsync(story.Journey.Timers.Min(timer => timer.DueAt) - Clock.Now);
            Journey = (await AsSystem.SendAsync(new GetJourney.Query(story.Journey.Id))).ShouldSucceed();
            Journey.OpenTasks.ShouldContain(task => task.Role == Roles.CustomerService);
            Photo = await ReadAsync(db => db.Files().Where(file => file.JourneyId == Journey.Id).Select(file => file.Id).FirstAsync());
        }

        async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

        private object? Answer(GetTask.Response task, Func<GetTask.Response, object?> buys)
        {
            if (task.ActivityType == "CaseFlow.TreatInjection")
                return new { remark = Done };
            if (task.ActivityType != "CaseFlow.Consultation")
                return null;
            Consultation = task.Id;
            var values = JsonSerializer.SerializeToNode(buys(task))!.AsObject();
            values["designPlan"] = Finding;
            return values;
        }
    }
}
