using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Api.Messages;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.Journeys.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Messages over REST, what gateways report, and the pages.</summary>
[Collection(SharedHost.Name)]
public sealed class MessageApiTests(HostFixture host)
{
    private const string Secret = "a-secret-of-the-clinic-2026";

    [Fact]
    public async Task R_MSG_8_what_a_signed_gateway_passes_on_stands_on_the_clients_page_until_somebody_takes_it()
    {
        Configure();
        var client = await RegisterAsync("周知秋", "13911110001");
        var told = await SignedAsync(
            "/api/gateway/answers",
            new
            {
                from = "13911110001",
                text = "明天还能来吗",
                answerId = "mo-api-1",
            }
        );
        told.Status.ShouldBe(HttpStatusCode.OK, told.ToString());
        var id = told.Json.GetProperty("message").GetString();

        var desk = await host.AsAsync(Roles.FrontDesk + "01");
        (await desk.GetAsync($"/clients/{client}")).Text.ShouldContain("明天还能来吗");
        (await desk.GetAsync("/messages?state=received")).Text.ShouldContain($"/messages/{id}");
        (await desk.GetAsync($"/messages/{id}")).Text.ShouldContain("id=\"f-note\"");
        await host.AsSystemAsync(new SendOutbox.Command()); // until then it is on its way to become a task
        var taken = await desk.PostAsync($"/api/messages/{id}/take", new { note = "已回电" });
        taken.Status.ShouldBe(HttpStatusCode.OK, taken.ToString());
        taken.Json.GetProperty("state").GetString().ShouldBe("taken", taken.ToString());
        taken.Json.GetProperty("number").GetString().ShouldBe("139****0001");

        (await (await host.AsAsync(HostFixture.Elsewhere)).GetAsync($"/api/messages/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await host.AsAsync(Roles.Assistant + "01")).GetAsync("/api/messages")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_report_without_the_right_signature_or_of_another_time_changes_nothing()
    {
        Configure();
        var body = new { id = Guid.NewGuid(), state = "delivered" };

        (await host.Stranger.PostAsync("/api/gateway/reports", body)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync("/api/gateway/reports", body, secret: "another-secret-of-nobody")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync("/api/gateway/reports", body, late: TimeSpan.FromMinutes(6))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync("/api/gateway/reports", body)).Json.GetProperty("known").GetBoolean().ShouldBeFalse();
        (await SignedAsync("/api/gateway/reports", new { id = body.id, state = "eaten" })).Fields.ShouldBe(["state"]);
    }

    [Fact]
    public async Task R_MSG_10_the_page_behind_the_link_is_open_to_everybody_and_only_its_button_ends_marketing()
    {
        var client = await RegisterAsync("沈秋", "13911110002");
        const string code = "0123456789abcdef01234567";
        Configure();
        var wrote = await SignedAsync("/api/gateway/answers", new { from = "13911110002", text = "你好" });
        await LinkAsync(wrote.Json.GetProperty("message").GetString()!, code);

        (await host.Stranger.GetAsync($"/stop/{code}")).Text.ShouldContain("确定不再接收");
        (await host.Stranger.GetAsync($"/stop/{code}")).Text.ShouldNotContain("id=\"stopped\"");
        (await RefusedAsync(client)).ShouldBeFalse();
        var pressed = await host.Stranger.SendAsync(HttpMethod.Post, $"/stop/{code}", new FormUrlEncodedContent([]));
        pressed.Text.ShouldContain("id=\"stopped\"");
        (await RefusedAsync(client)).ShouldBeTrue();
        (await host.Stranger.GetAsync("/stop/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_client_wishes_about_messages_is_changed_on_the_clients_page()
    {
        var client = await RegisterAsync("许一一", "13911110003");
        var desk = await host.AsAsync(Roles.FrontDesk + "01");
        (await desk.GetAsync($"/clients/{client}/edit")).Text.ShouldContain("field-preferredChannel");

        var changed = await desk.SendAsync(
            HttpMethod.Patch,
            $"/api/clients/{client}",
            JsonContent.Create(
                new
                {
                    preferredChannel = "wechat",
                    language = "en",
                    identityCheck = "document",
                    revision = 1,
                }
            )
        );

        (changed.Json.GetProperty("preferredChannel").GetString(), changed.Json.GetProperty("language").GetString()).ShouldBe(
            ("wechat", "en"),
            changed.ToString()
        );
    }

    /// <summary>As if the message had had a link.</summary>
    private async Task LinkAsync(string message, string code)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "caseflow.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE ClientMessages SET StopCode = $code WHERE hex(Id) = $id";
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$id", Convert.ToHexString(Guid.Parse(message).ToByteArray(bigEndian: true)));
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private async Task<bool> RefusedAsync(string client) =>
        (await (await host.AsAsync(Roles.FrontDesk + "01")).GetAsync($"/api/clients/{client}"))
            .Json.GetProperty("marketingRefusedAt")
            .ValueKind != JsonValueKind.Null;

    private async Task<string> RegisterAsync(string name, string mobile) => (
            await (await host.AsAsync(Roles.FrontDesk + "01")).PostAsync(
                "/api/clients",
                new
                {
                    name,
                    mobile,
                    dataUseConsent = true,
                }
            )
        ).Json.GetProperty("id").GetString()!;

    private void Configure() => host.App.Services.GetRequiredService<IConfiguration>()[GatewaySignature.Secret] = Secret;

    private Task<Answer> SignedAsync(string path, object body, string secret = Secret, TimeSpan late = default)
    {
        var text = JsonSerializer.Serialize(body);
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - (long)late.TotalSeconds;
        var signature = $"t={seconds},v1={GatewaySignature.Sign(secret, seconds, Encoding.UTF8.GetBytes(text))}";
        return host.Stranger.SendAsync(
            HttpMethod.Post,
            path,
            new StringContent(text, Encoding.UTF8, "application/json"),
            (GatewaySignature.Header, signature)
        );
    }
}
