using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Who works in a clinic, over REST.</summary>
[Collection(SharedHost.Name)]
public sealed class StaffApiTests(HostFixture host)
{
    [Fact]
    public async Task R_SET_1_staff_have_name_login_roles_per_branch_lead_qualification_and_days()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-facts");
        var id = await desk.HireAsync("facts-nurse", Roles.Nurse);

        var read = await desk.GetAsync(id);
        read.GetProperty("facts").GetProperty("qualificationNumber").GetString().ShouldBe("00123");
        read.GetProperty("facts").GetProperty("firstDay").GetString().ShouldBe("2026-01-05");
        read.GetProperty("roles")[0].GetProperty("role").GetString().ShouldBe(Roles.Nurse);

        var revision = read.GetProperty("revision").GetInt64();
        var changed = await desk.PatchAsync(
            $"/api/staff/{id}",
            new
            {
                name = "护士长",
                revision,
                mobile = "13900000002",
                firstDay = "2026-02-01",
                lastDay = "2026-01-01",
            }
        );
        changed.Fields.ShouldBe(["lastDay"]);
        (
            await desk.PatchAsync(
                $"/api/staff/{id}",
                new
                {
                    name = "护士长",
                    revision,
                    mobile = "13900000002",
                }
            )
        ).Json.GetProperty("facts").GetProperty("mobile").GetString().ShouldBe("13900000002");
        var late = await desk.PatchAsync($"/api/staff/{id}", new { name = "旧页面", revision });
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, "staff.changed-meanwhile"));

        var list = (await desk.Admin.GetAsync("/api/staff?q=facts-nurse")).Json.GetProperty("items");
        list.EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["护士长"]);
    }

    [Fact]
    public async Task R_SET_1_who_leaves_cannot_sign_in_any_more()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-leaves");
        var id = await desk.HireAsync("leaver", Roles.FrontDesk);
        using var session = await desk.EnterAsync(id, "leaver");
        (await session.GetAsync("/api/clients")).Status.ShouldBe(HttpStatusCode.OK);

        var left = await desk.Admin.PostAsync($"/api/staff/{id}/deactivate", new { reason = "离职" });

        left.Json.GetProperty("isActive").GetBoolean().ShouldBeFalse();
        left.Json.GetProperty("facts").TryGetProperty("lastDay", out _).ShouldBeTrue();
        (await session.GetAsync("/api/clients")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.SignInAsync("leaver", SetupDesk.Password)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.GetAsync(id)).GetProperty("userName").GetString().ShouldBe("leaver", "nobody is deleted");
    }

    [Fact]
    public async Task R_SET_14_who_returns_needs_a_new_sign_in()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-returns");
        var id = await desk.HireAsync("returner", Roles.FrontDesk);
        using var session = await desk.EnterAsync(id, "returner");
        await desk.Admin.PostAsync($"/api/staff/{id}/deactivate");
        (await desk.Admin.PostAsync($"/api/staff/{id}/reactivate")).Json.GetProperty("isActive").GetBoolean().ShouldBeTrue();

        (await session.GetAsync("/api/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.SignInAsync("returner", SetupDesk.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task R_SET_14_changed_roles_count_from_the_next_request_and_a_login_is_not_given_twice()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-roles");
        var id = await desk.HireAsync("changer-of-roles", Roles.FrontDesk);
        using var session = await desk.EnterAsync(id, "changer-of-roles");
        (await session.GetAsync("/api/settings")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var revision = (await desk.GetAsync(id)).GetProperty("revision").GetInt64();
        var given = await desk.PutRolesAsync(desk.Admin, id, revision, Roles.Manager, Roles.Auditor);
        given.Json.GetProperty("roles").EnumerateArray().ShouldAllBe(role => role.GetProperty("isLead").GetBoolean());

        (await session.GetAsync("/api/settings")).Status.ShouldBe(HttpStatusCode.OK);
        (await session.PostAsync("/api/clients", new { })).Status.ShouldNotBe(HttpStatusCode.Unauthorized);
        (await desk.PutRolesAsync(desk.Admin, id, revision, Roles.Nurse)).Code.ShouldBe("staff.changed-meanwhile");
        (
            await desk.Admin.PostAsync(
                "/api/staff",
                new
                {
                    userName = "changer-of-roles",
                    name = "x",
                    roles = new[] { new { role = Roles.Nurse, branch = desk.Branch } },
                }
            )
        ).Fields.ShouldBe(["userName"]);
    }

    [Fact]
    public async Task R_SET_14_who_comes_back_after_the_last_day_needs_a_new_sign_in_and_the_login_was_not_given_away()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-last-day");
        var id = await desk.HireAsync("gone-and-back", Roles.FrontDesk);
        using var session = await desk.EnterAsync(id, "gone-and-back");
        (await session.GetAsync("/api/me")).Status.ShouldBe(HttpStatusCode.OK);

        await SetLastDayAsync(desk, id, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date.AddDays(-2)).ToString("yyyy-MM-dd"));
        (await session.GetAsync("/api/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var again = new
        {
            userName = "gone-and-back",
            name = "x",
            roles = new[] { new { role = Roles.Nurse, branch = desk.Branch } },
        };
        (await desk.Admin.PostAsync("/api/staff", again)).Fields.ShouldBe(["userName"]);
        await SetLastDayAsync(desk, id, null);

        (await session.GetAsync("/api/me")).Status.ShouldBe(HttpStatusCode.Unauthorized, "that sign-in ended with the last day");
        (await desk.SignInAsync("gone-and-back", SetupDesk.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task SetLastDayAsync(SetupDesk desk, string id, string? lastDay)
    {
        var body = new
        {
            name = "员工",
            revision = (await desk.GetAsync(id)).GetProperty("revision").GetInt64(),
            lastDay,
        };
        (await desk.Admin.SendAsync(HttpMethod.Patch, $"/api/staff/{id}", System.Net.Http.Json.JsonContent.Create(body))).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task R_SET_1_nobody_gives_roles_to_himself_and_no_branch_loses_its_last_administrator()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-self");
        var me = (await desk.Admin.GetAsync("/api/me")).Json.GetProperty("id").GetString()!;
        (await desk.PutRolesAsync(desk.Admin, me, 1, Roles.Admin, Roles.Manager)).Code.ShouldBe("staff.not-yourself");
        (await desk.Admin.PostAsync($"/api/staff/{me}/deactivate")).Code.ShouldBe("staff.not-yourself");
        var nurse = await desk.HireAsync("self-nurse", Roles.Nurse);
        using var session = await desk.EnterAsync(nurse, "self-nurse");
        (await desk.PutRolesAsync(session, nurse, 1, Roles.Admin)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await session.GetAsync("/api/staff")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task R_SET_1_a_one_time_password_is_good_for_choosing_another_and_for_nothing_else()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-reset");
        var id = await desk.HireAsync("forgetful", Roles.FrontDesk);
        var oneTime = await desk.ResetAsync(id);
        using var first = desk.Session(await desk.SignInAsync("forgetful", oneTime));

        var refused = await first.GetAsync("/api/clients");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Forbidden, "auth.must-change-password"));
        (await first.GetAsync("/clients", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/account/password");
        (await first.GetAsync("/api/me")).Json.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        (await first.PostAsync("/api/me/password", new { oldPassword = oneTime, newPassword = oneTime })).Fields.ShouldBe(["newPassword"]);
        (await first.PostAsync("/api/me/password", new { oldPassword = oneTime, newPassword = SetupDesk.Password })).Status.ShouldBe(
            HttpStatusCode.OK
        );
        (await first.GetAsync("/api/me")).Status.ShouldBe(HttpStatusCode.Unauthorized, "its session ended with the password");

        using var second = desk.Session(await desk.SignInAsync("forgetful", SetupDesk.Password));
        (await second.GetAsync("/api/clients")).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.HistoryAsync("person", id)).Select(change => change.GetRawText()).ShouldAllBe(text => !text.Contains(oneTime));
    }

    [Fact]
    public async Task R_SET_1_open_tasks_of_who_leaves_go_back_to_the_role()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-tasks");
        await host.HireAsync("task-leaver", Roles.Assistant, host.Branch);
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0];
        var id = task.GetProperty("id").GetString();
        var role = (await (await host.AsAsync("admin01")).GetAsync($"/api/tasks/{id}")).Json.GetProperty("role").GetString()!;
        await host.HireAsync("taker", role, host.Branch);
        await (await host.AsAsync("taker")).PostAsync($"/api/tasks/{id}/claim");
        var taker = (await (await host.AsAsync("taker")).GetAsync("/api/me")).Json.GetProperty("id").GetString();
        (await desk.Admin.GetAsync($"/api/tasks/{id}")).Json.GetProperty("assignee").GetProperty("id").GetString().ShouldBe(taker);

        await desk.Admin.PostAsync($"/api/staff/{taker}/deactivate");

        var after = (await desk.Admin.GetAsync($"/api/tasks/{id}")).Json;
        after.TryGetProperty("assignee", out var assignee).ShouldBe(assignee.ValueKind == System.Text.Json.JsonValueKind.Null);
        after.GetProperty("status").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task R_SET_1_who_manages_one_branch_gives_no_roles_in_another_and_takes_over_nobody_who_works_there_too()
    {
        var desk = await SetupDesk.OpenAsync(host, "staff-two-branches");
        await host.HireAsync("home-admin", Roles.Admin, host.Branch); // hired after the other branch was opened
        var home = await host.AsAsync("home-admin");
        var nurse = await desk.HireAsync("elsewhere-nurse", Roles.Nurse);
        object[] roles = [new { role = Roles.Nurse, branch = desk.Branch }, new { role = Roles.Nurse, branch = host.Branch.ToString() }];
        var hired = await desk.Admin.PostAsync(
            "/api/staff",
            new
            {
                userName = "nurse-of-both",
                name = "两院护士",
                roles,
            }
        );
        var both = hired.Json.GetProperty("id").GetString()!;

        (await home.GetAsync($"/api/staff/{nurse}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await home.PostAsync($"/api/staff/{nurse}/reset-password")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await desk.PutRolesAsync(home, both, 1, Roles.Manager)).Code.ShouldBe("branch.not-yours");
        (await home.PostAsync($"/api/staff/{both}/reset-password")).Code.ShouldBe("staff.other-branch");
        (await home.PostAsync($"/api/staff/{both}/deactivate")).Code.ShouldBe("staff.other-branch");
        (await desk.Admin.PostAsync($"/api/staff/{both}/reset-password")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
