using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>Nobody needs to know what a field or a variable is called in a file.</summary>
[Collection(SharedHost.Name)]
public sealed class HistoryPagesTests(HostFixture host)
{
    [Fact]
    public async Task What_was_filled_in_is_told_by_the_labels_of_its_form()
    {
        var journey = await ReceivedAsync();

        var desk = await PageAsync("front-desk01", $"/journeys/{journey}");

        desk.ShouldContain("<dt>来意</dt>");
        desk.ShouldContain("皮肤问题");
        desk.ShouldContain("1991年4月5日");
        desk.ShouldNotContain("values.concern");
    }

    [Fact]
    public async Task Who_audits_sees_the_record_as_it_is_kept_after_saying_why_and_who_mends_without_what_was_found()
    {
        var journey = await ReceivedAsync();

        (await PageAsync("auditor01", $"/journeys/{journey}")).ShouldNotContain("<code>values.concern</code>");
        await StateReasonAsync(journey);

        (await PageAsync("auditor01", $"/journeys/{journey}")).ShouldContain("<code>values.concern</code>");
        var mender = await PageAsync("admin01", $"/journeys/{journey}");
        mender.ShouldContain("<code>taskId</code>");
        mender.ShouldNotContain("<code>values.concern</code>");
    }

    [Fact]
    public async Task A_variable_is_called_what_the_step_calls_it_and_its_own_name_stands_small_beside()
    {
        var journey = await ReceivedAsync();

        var dialog = await PageAsync("admin01", $"/journeys/{journey}/mend/variable");
        (
            await (await host.AsAsync("admin01")).PostAsync(
                $"/api/journeys/{journey}/variables",
                new
                {
                    name = "concern",
                    value = "eyes",
                    reason = "听错了",
                }
            )
        ).Status.ShouldBe(HttpStatusCode.OK);

        dialog.ShouldContain(">接待登记 · 来意</option>");
        dialog.ShouldContain("文本 <small class=\"text-secondary\"><code>concern</code></small>");
        (await PageAsync("front-desk01", $"/journeys/{journey}")).ShouldContain("修改了变量“接待登记 · 来意”：听错了");
    }

    [Fact]
    public async Task A_task_that_is_done_shows_what_was_filled_in()
    {
        var journey = await ReceivedAsync();
        var entries = (await (await host.AsAsync("admin01")).GetAsync($"/api/journeys/{journey}/history"))
            .Json.GetProperty("items")
            .EnumerateArray();
        var completed = entries.First(entry => entry.GetProperty("type").GetString() == "TaskCompleted");
        var task = completed.GetProperty("data").GetProperty("taskId").GetString();

        var page = await PageAsync("front-desk01", $"/tasks/{task}");

        page.ShouldContain("<div class=\"given-value \">皮肤问题</div>");
        page.ShouldContain("data-print");
        page.ShouldContain(
            $"front-desk01 · {completed.GetProperty("at").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}"
        );
    }

    [Fact]
    public async Task An_auditor_takes_the_history_along_and_sees_that_it_holds()
    {
        var journey = await ReceivedAsync();
        await StateReasonAsync(journey);

        (await PageAsync("auditor01", $"/journeys/{journey}")).ShouldContain(
            $"href=\"/api/journeys/{journey}/history/export?format=bundle\" download"
        );
        (await PageAsync("auditor01", $"/journeys/{journey}/verified")).ShouldContain("校验通过");
        (await PageAsync("front-desk01", $"/journeys/{journey}")).ShouldNotContain("history/export");
    }

    [Fact]
    public async Task Who_reads_English_reads_the_procedures_English_name()
    {
        var journey = await ReceivedAsync();
        var desk = await host.AsAsync("front-desk01");

        foreach (var page in new[] { $"/journeys/{journey}", "/journeys" })
        {
            var answer = await desk.GetAsync(page, ("Accept", "text/html"), ("Accept-Language", "en"));
            answer.Text.ShouldContain("Client visit", Case.Sensitive, page);
            answer.Text.ShouldNotContain("到院接诊", Case.Sensitive, page);
        }
    }

    private async Task StateReasonAsync(string journey) =>
        (
            await (await host.AsAsync("auditor01")).PostAsync($"/api/journeys/{journey}/chart-reason", new { reason = "审计" })
        ).Status.ShouldBe(HttpStatusCode.OK);

    private async Task<string> ReceivedAsync()
    {
        var desk = await host.AsAsync("front-desk01");
        var journey = (await host.StartVisitAsync()).Json;
        var values = new
        {
            concern = "skin",
            name = "林小满",
            mobile = "13800001234",
            birthday = "1991-04-05",
            dataUseConsent = true,
        };
        var done = await desk.PostAsync(
            $"/api/tasks/{journey.GetProperty("openTasks")[0].GetProperty("id").GetString()}/complete",
            new { outcome = "Received", values }
        );
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        return journey.GetProperty("id").GetString()!;
    }

    private async Task<string> PageAsync(string userName, string address)
    {
        var answer = await (await host.AsAsync(userName)).GetAsync(address, ("Accept", "text/html"));
        answer.Status.ShouldBe(HttpStatusCode.OK, address);
        return answer.Text;
    }
}
