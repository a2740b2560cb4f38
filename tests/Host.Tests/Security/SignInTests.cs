using System.Net;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Security;

[Collection(SharedHost.Name)]
public sealed class SignInTests(HostFixture host)
{
    private static readonly (string, string) AsJson = ("Accept", "application/json");

    private Task<Answer> LoginAsync(string userName, string password = HostFixture.Password) =>
        host.Stranger.PostAsync("/api/auth/login", new { userName, password });

    [Fact]
    public async Task Signing_in_gives_a_browser_a_cookie_and_a_program_tokens()
    {
        var answer = await LoginAsync("front-desk01");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("expiresIn").GetInt32().ShouldBe(3600);
        answer.Header("Set-Cookie").ShouldStartWith("caseflow=");
        answer.Header("Set-Cookie").ShouldContain("httponly");
        answer.Header("Set-Cookie").ShouldContain("samesite=lax");
        (await host.Stranger.GetAsync("/api/me", ("Cookie", answer.Header("Set-Cookie").Split(';')[0])))
            .Json.GetProperty("userName")
            .GetString()
            .ShouldBe("front-desk01");
        (
            await host.Stranger.GetAsync("/api/me", ("Authorization", "Bearer " + answer.Json.GetProperty("accessToken").GetString()))
        ).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var (wrong, unknown) = (await LoginAsync("consultant01", "wrong"), await LoginAsync("nobody", "wrong"));

        (wrong.Status, wrong.Title).ShouldBe((HttpStatusCode.Unauthorized, unknown.Title));
        unknown.Code.ShouldBe("sign-in.wrong");
    }

    [Fact]
    public async Task A_refresh_token_brings_new_tokens_and_an_invented_one_none()
    {
        var tokens = (await LoginAsync("front-desk01")).Json;

        var fresh = await host.Stranger.PostAsync(
            "/api/auth/refresh",
            new { refreshToken = tokens.GetProperty("refreshToken").GetString() }
        );
        var access = await host.Stranger.PostAsync(
            "/api/auth/refresh",
            new { refreshToken = tokens.GetProperty("accessToken").GetString() }
        );
        var invented = await host.Stranger.PostAsync("/api/auth/refresh", new { refreshToken = "invented" });

        (
            await host.Stranger.GetAsync("/api/me", ("Authorization", "Bearer " + fresh.Json.GetProperty("accessToken").GetString()))
        ).Status.ShouldBe(HttpStatusCode.OK);
        access.Code.ShouldBe("auth.token-over");
        invented.Code.ShouldBe("auth.token-over");
    }

    [Fact]
    public async Task A_new_password_ends_sessions_and_tokens_from_before()
    {
        await host.HireAsync("leaving01", CaseFlow.Activities.Common.Roles.Nurse, host.Branch);
        var before = (await LoginAsync("leaving01")).Json;
        await ChangePasswordAsync("leaving01");

        (
            await host.Stranger.GetAsync("/api/me", ("Authorization", "Bearer " + before.GetProperty("accessToken").GetString()))
        ).Code.ShouldBe("auth.required");
        (
            await host.Stranger.PostAsync("/api/auth/refresh", new { refreshToken = before.GetProperty("refreshToken").GetString() })
        ).Code.ShouldBe("auth.token-over");
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_away()
    {
        var cookie = (await LoginAsync("front-desk01")).Header("Set-Cookie").Split(';')[0];

        var answer = await host.Stranger.SendAsync(HttpMethod.Post, "/api/auth/logout", null, ("Cookie", cookie));

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
        answer.Header("Set-Cookie").ShouldStartWith("caseflow=;");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_and_back_or_told_so()
    {
        var page = await host.Stranger.GetAsync("/inbox?box=mine", ("Accept", "text/html"));
        var api = await host.Stranger.GetAsync("/api/tasks", AsJson);
        var part = await host.Stranger.GetAsync("/inbox", ("Accept", "text/html"), ("HX-Request", "true"));

        (page.Status, page.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/login?returnUrl=%2Finbox%3Fbox%3Dmine"));
        (api.Status, api.Code, api.Header("WWW-Authenticate")).ShouldBe((HttpStatusCode.Unauthorized, "auth.required", "Bearer"));
        part.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task ChangePasswordAsync(string userName)
    {
        var id = await host.ReadAsync(db =>
            db.People().Where(person => person.UserName == userName).Select(person => person.Id).SingleAsync()
        );
        await using var scope = host.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(id, userName, userName, []);
        (
            await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new ChangePassword.Command(HostFixture.Password, "Morgen-0815-Blau"))
        ).ShouldSucceed();
    }
}
