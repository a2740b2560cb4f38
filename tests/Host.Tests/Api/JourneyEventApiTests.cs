using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>What may happen at any time in a visit, as programs and pages ask for it.</summary>
[Collection(SharedHost.Name)]
public sealed class JourneyEventApiTests(HostFixture host)
{
    [Fact]
    public async Task P1_what_may_be_raised_is_listed_with_its_form_and_raised_once_however_often_it_is_sent()
    {
        var (desk, journey) = (await host.AsAsync("front-desk01"), await VisitAsync());
        var listed = (await desk.GetAsync($"/api/journeys/{journey}/events")).Json;
        var (address, key) = ($"/api/journeys/{journey}/events/complaint-raised", Guid.NewGuid().ToString());
        var body = new { values = new { facts = "等了一小时" } };

        var empty = await desk.PostAsync(address, new { });
        var first = await desk.PostAsync(address, body, key);
        var again = await desk.PostAsync(address, body, key);
        var second = await desk.PostAsync(address, body);

        listed
            .EnumerateArray()
            .Select(one => one.GetProperty("name").GetString())
            .ShouldBe(["client-left", "complaint-raised", "safety-alert"]);
        listed[0].GetProperty("form").GetProperty("id").GetString().ShouldBe("client-left");
        (empty.Status, string.Join(' ', empty.Fields)).ShouldBe((HttpStatusCode.BadRequest, "facts"));
        first.Status.ShouldBe(HttpStatusCode.OK, first.ToString());
        again.Text.ShouldBe(first.Text);
        (second.Status, second.Code).ShouldBe((HttpStatusCode.Conflict, "event.not-now"));
        (await desk.PostAsync($"/api/journeys/{journey}/events/earthquake")).Code.ShouldBe("event.unknown");
    }

    [Fact]
    public async Task Of_another_branch_there_is_nothing_to_raise_and_of_another_role_it_is_refused()
    {
        var journey = await VisitAsync();

        var elsewhere = await (await host.AsAsync(HostFixture.Elsewhere)).PostAsync($"/api/journeys/{journey}/events/client-left");
        var auditor = await host.AsAsync("auditor01");

        elsewhere.Status.ShouldBe(HttpStatusCode.NotFound);
        (await auditor.GetAsync($"/api/journeys/{journey}/events")).Json.GetArrayLength().ShouldBe(0);
        (await auditor.PostAsync($"/api/journeys/{journey}/events/client-left")).Code.ShouldBe("event.not-yours");
    }

    [Fact]
    public async Task The_pages_of_the_journey_its_task_and_its_client_have_the_menu_and_the_dialog_asks_what_the_form_asks()
    {
        var desk = await host.AsAsync("front-desk01");
        var journey = await VisitAsync();
        var detail = (await desk.GetAsync($"/api/journeys/{journey}")).Json;
        var (client, task) = (detail.GetProperty("client").GetProperty("id"), detail.GetProperty("openTasks")[0].GetProperty("id"));

        foreach (var page in new[] { $"/journeys/{journey}", $"/tasks/{task}", $"/clients/{client}" })
        {
            var shown = await PageAsync(page);
            shown.ShouldContain($"hx-get=\"/journeys/{journey}/events", Case.Sensitive, page);
            shown.ShouldContain("<dialog id=\"event\"", Case.Sensitive, page);
        }
        (await PageAsync($"/journeys/{journey}/events")).ShouldContain("客人离开");
        var dialog = await PageAsync($"/journeys/{journey}/events/client-left");
        dialog.ShouldContain($"data-send=\"POST /api/journeys/{journey}/events/client-left\"");
        dialog.ShouldContain("id=\"f-event-reason\"");
        (await PageAsync($"/journeys/{journey}/events/nothing")).ShouldContain("不能发起");
    }

    [Fact]
    public async Task P1_the_history_says_in_words_who_raised_it_and_what_was_said()
    {
        var desk = await host.AsAsync("front-desk01");
        var journey = await VisitAsync();
        await desk.PostAsync($"/api/journeys/{journey}/events/client-left", new { values = new { reason = "赶飞机" } });

        var page = await PageAsync($"/journeys/{journey}");

        page.ShouldContain("发起随时事件“客人离开”");
        page.ShouldContain("赶飞机");
        page.ShouldNotContain("hx-get=\"/journeys/" + journey + "/events");
    }

    [Fact]
    public async Task The_designer_offers_it_with_its_body_its_way_on_and_the_roles_to_choose_from()
    {
        var types = (await (await host.AsAsync("admin01")).GetAsync("/elsa/api/descriptors/activities")).Json.GetProperty("items");

        var type = types.EnumerateArray().Single(one => one.GetProperty("typeName").GetString() == "CaseFlow.AnyTime");
        type.GetProperty("ports")
            .EnumerateArray()
            .Select(port => $"{port.GetProperty("name")} {port.GetProperty("type")}")
            .ShouldBe(["Body Embedded", "Done Flow"]);
        var raisedBy = type.GetProperty("inputs").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "RaisedBy");
        raisedBy.GetProperty("uiHint").GetString().ShouldBe("checklist");
        raisedBy.ToString().ShouldContain("front-desk");
    }

    private async Task<string> PageAsync(string path) =>
        WebUtility.HtmlDecode((await (await host.AsAsync("front-desk01")).GetAsync(path, ("Accept", "text/html"))).Text);

    private async Task<string> VisitAsync() => (await host.StartVisitAsync()).Json.GetProperty("id").GetString()!;
}
