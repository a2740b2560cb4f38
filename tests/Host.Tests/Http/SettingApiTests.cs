using System.Net;
using System.Net.Http.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>What a clinic decides for itself, over HTTP.</summary>
[Collection(SharedHost.Name)]
public sealed class SettingApiTests(HostFixture host)
{
    private const string Retries = "aftercare.call-retries";

    [Fact]
    public async Task R_SET_10_a_setting_is_changed_by_an_administrator_and_the_auditor_sees_who_did()
    {
        await host.HireAsync("set-admin", Roles.Admin, host.Branch);
        await host.HireAsync("set-auditor", Roles.Auditor, host.Branch);
        var (admin, auditor) = (await host.AsAsync("set-admin"), await host.AsAsync("set-auditor"));

        (await PutAsync(auditor, $"/api/settings/{Retries}", "4")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(admin, $"/api/settings/{Retries}", "many")).Fields.ShouldBe(["value"]);
        (await PutAsync(admin, "/api/settings/no.such", "4")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PutAsync(admin, $"/api/settings/{Retries}", "4")).Json.GetProperty("value").GetString().ShouldBe("4");

        var item = (await auditor.GetAsync("/api/settings"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Single(one => one.GetProperty("key").GetString() == Retries);
        item.GetProperty("default").GetString().ShouldBe("3");
        var change = item.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        (change.GetProperty("before").GetString(), change.GetProperty("after").GetString()).ShouldBe(("3", "4"));
        change.GetProperty("by").GetString().ShouldBe("set-admin");
    }

    private static Task<Answer> PutAsync(Caller caller, string path, string value) =>
        caller.SendAsync(HttpMethod.Put, path, JsonContent.Create(new { value }));
}
