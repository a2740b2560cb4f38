using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.House.Setup;

namespace CaseFlow.Host.Tests.Api;

/// <summary>An administrator who sets up a clinic over REST, in a branch of the test's own.</summary>
internal sealed class SetupDesk(HostFixture host, Caller admin, string branch)
{
    public const string Password = "Neues-Wort-2026";

    public Caller Admin { get; } = admin;

    public string Branch { get; } = branch;

    /// <param name="name">Of the administrator and the branch: each test has its own.</param>
    public static async Task<SetupDesk> OpenAsync(HostFixture host, string name)
    {
        await host.HireAsync(name, Roles.Admin, host.Branch);
        var admin = await host.AsAsync(name);
        var opened = await admin.PostAsync("/api/branches", new { name = "院区 " + name });
        opened.Status.ShouldBe(HttpStatusCode.Created, opened.ToString());
        return new SetupDesk(host, admin, opened.Json.GetProperty("id").GetString()!);
    }

    public async Task<string> HireAsync(string userName, params string[] roles)
    {
        var hired = await Admin.PostAsync(
            "/api/staff",
            new
            {
                userName,
                name = "员工 " + userName,
                roles = roles.Select(role => new { role, branch = Branch }),
                mobile = "13900000001",
                qualificationKind = "执业护士",
                qualificationNumber = "00123",
                qualificationValidTo = "2027-12-31",
                firstDay = "2026-01-05",
            }
        );
        hired.Status.ShouldBe(HttpStatusCode.Created, hired.ToString());
        return hired.Json.GetProperty("id").GetString()!;
    }

    /// <summary>What a visit needs: somebody for each role but the desk's own people, hours, a price (P23).</summary>
    public async Task CompleteAsync(string prefix)
    {
        foreach (var role in VisitNeeds.NeededRoles.Except([Roles.FrontDesk]))
            await HireAsync(prefix + role, role);
        var hours = JsonContent.Create(new { week = Enumerable.Repeat("00:00-24:00", 7) });
        (await Admin.SendAsync(HttpMethod.Put, $"/api/hours/{Branch}", hours)).Status.ShouldBe(HttpStatusCode.OK);
        var price = new
        {
            code = "P-1",
            name = "光子嫩肤",
            category = "laser",
            unit = "次",
            price = 1280,
            branch = Branch,
        };
        var priced = await Admin.PostAsync("/api/price-items", price);
        ((int)priced.Status).ShouldBeInRange(200, 201, priced.ToString());
    }

    public async Task<JsonElement> GetAsync(string id) => (await Admin.GetAsync($"/api/staff/{id}")).Json;

    public Task<Answer> SignInAsync(string userName, string password) =>
        host.Stranger.PostAsync("/api/auth/login", new { userName, password });

    public async Task<string> ResetAsync(string id)
    {
        var reset = await Admin.PostAsync($"/api/staff/{id}/reset-password");
        reset.Status.ShouldBe(HttpStatusCode.OK, reset.ToString());
        return reset.Json.GetProperty("password").GetString()!;
    }

    /// <summary>From the one-time password to a session of their own.</summary>
    public async Task<Caller> EnterAsync(string id, string userName)
    {
        var oneTime = await ResetAsync(id);
        using var first = Session(await SignInAsync(userName, oneTime));
        (await first.PostAsync("/api/me/password", new { oldPassword = oneTime, newPassword = Password })).Status.ShouldBe(
            HttpStatusCode.OK
        );
        return Session(await SignInAsync(userName, Password));
    }

    public Caller Session(Answer signedIn) => new(host.Address, signedIn.Json.GetProperty("accessToken").GetString());

    public Task<Answer> PutRolesAsync(Caller caller, string id, long revision, params string[] roles) =>
        caller.SendAsync(
            HttpMethod.Put,
            $"/api/staff/{id}/roles",
            JsonContent.Create(
                new
                {
                    revision,
                    roles = roles.Select(role => new
                    {
                        role,
                        branch = Branch,
                        isLead = true,
                    }),
                }
            )
        );

    public Task<Answer> PatchAsync(string path, object body) => Admin.SendAsync(HttpMethod.Patch, path, JsonContent.Create(body));

    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(string subject, string id) =>
        [
            .. (await Admin.GetAsync($"/api/setup/history?subject={subject}&id={Uri.EscapeDataString(id)}&pageSize=100"))
                .Json.GetProperty("items")
                .EnumerateArray(),
        ];
}
