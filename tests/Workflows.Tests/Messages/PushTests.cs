using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>Being told in a browser though no page is open (R-MSG-1), up to what the browser reads.</summary>
public abstract class PushTests(Store store) : NoticeDesk(store), IDisposable
{
    private readonly LocalPush service = new();

    public void Dispose()
    {
        service.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task R_MSG_1_a_device_is_told_that_there_is_a_notice_and_nothing_of_client_or_finding()
    {
        await AddAsync("medical-director01");
        await Clinic.StartAsync("reaction");
        await SendAsync();

        var got = service.All.ShouldHaveSingleItem();
        var notice = (await UnreadOfAsync("medical-director01")).Single();
        got.Content.ToString().ShouldBe($$"""{"id":"{{notice.Id}}","urgent":true}""");
        (got.Headers["Content-Encoding"], got.Headers["Urgency"], got.Headers["TTL"]).ShouldBe(("aes128gcm", "high", "900"));
        ShouldBeSigned(got.Headers["Authorization"]);
    }

    [Fact]
    public async Task R_MSG_1_only_those_are_told_whose_bell_rings_each_on_all_their_devices()
    {
        await AddAsync("manager01", "/tablet");
        await AddAsync("manager01", "/phone");
        await AddAsync("manager02", "/other");
        await AddAsync("nurse01", "/nurse");
        await Clinic.StartAsync("signature");
        await SendAsync();
        await SendAsync();

        service.All.Select(one => one.Path).Order().ShouldBe(["/other", "/phone", "/tablet"]);
        (await Clinic.As("manager01").SendAsync(new ListPushDevices.Query())).ShouldSucceed().Devices.Count.ShouldBe(2);
    }

    [Fact]
    public async Task R_MSG_3_an_urgent_one_that_stays_unread_rings_there_again_and_what_was_read_meanwhile_does_not()
    {
        await AddAsync("medical-director01");
        await Clinic.StartAsync("reaction");
        await SendAsync();
        await RaiseAfterAsync(TimeSpan.FromMinutes(2));
        await SendAsync();
        service.All.Count.ShouldBe(3, "again, and of what no doctor has read");

        await RaiseAfterAsync(TimeSpan.FromMinutes(3));
        await ReadAsync("medical-director01", (await UnreadOfAsync("medical-director01")).First(one => !one.Risen).Id);
        await SendAsync();
        service.All.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task R_MSG_1_a_browser_that_is_gone_is_forgotten(int answer)
    {
        await AddAsync("manager01");
        service.Answers = answer;
        await Clinic.StartAsync("signature");
        await SendAsync();

        (await Clinic.As("manager01").SendAsync(new ListPushDevices.Query())).ShouldSucceed().Devices.ShouldBeEmpty();
        (await UnreadOfAsync("manager01")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_MSG_1_while_the_service_is_down_it_is_tried_again_alone_and_nobody_is_told_of_that()
    {
        await AddAsync("manager01");
        service.Answers = 503;
        await Clinic.StartAsync("signature");
        await SendAsync();
        await SendAsync(TimeSpan.FromMinutes(1));
        service.All.Count.ShouldBe(2);
        service.Answers = 201;
        await SendAsync(TimeSpan.FromMinutes(5));
        await SendAsync(TimeSpan.FromMinutes(5));

        service.All.Count.ShouldBe(3);
        (await UnreadOfAsync("process-manager01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_1_a_browser_tells_one_person_and_who_removes_it_is_told_there_no_more()
    {
        await AddAsync("manager01");
        var device = await AddAsync("manager02");
        (await Clinic.As("manager01").SendAsync(new ListPushDevices.Query())).ShouldSucceed().Devices.ShouldBeEmpty();

        (await Clinic.As("manager01").SendAsync(new RemovePushDevice.Command(device))).ShouldSucceed(); // not theirs
        await Clinic.StartAsync("signature");
        await SendAsync();
        service.All.Count.ShouldBe(1);

        (await Clinic.As("manager02").SendAsync(new RemovePushDevice.Command(device))).ShouldSucceed();
        await Clinic.StartAsync("signature");
        await SendAsync();
        service.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_allowed_services_are_spoken_to_and_keys_that_are_none_are_refused()
    {
        (await Clinic.As("manager01").SendAsync(service.Device())).ShouldBeInvalid("endpoint", "push.not-allowed");
        (await Clinic.As("manager01").SendAsync(service.Device() with { PublicKey = "AAAA" })).ShouldBeInvalid(
            "publicKey",
            "field.bad-format"
        );
        foreach (var (endpoint, isAllowed) in Endpoints)
            PushSettings.Allows(PushSettings.Services.Default, endpoint).ShouldBe(isAllowed, endpoint);
    }

    [Fact]
    public void The_cipher_gives_what_RFC_8291_says()
    {
        using var sender = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            }
        );

        var sealedText = PushCipher.Encrypt(
            Encoding.ASCII.GetBytes("When I grow up, I want to be a watermelon"),
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
            sender,
            Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw")
        );

        Base64Url
            .EncodeToString(sealedText)
            .ShouldBe(
                "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
                    + "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
            );
    }

    private static readonly (string Endpoint, bool IsAllowed)[] Endpoints =
    [
        ("https://fcm.googleapis.com/fcm/send/abc", true),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", true),
        ("http://fcm.googleapis.com/fcm/send/abc", false),
        ("https://fcm.googleapis.com:8443/abc", false),
        ("https://fcm.googleapis.com.evil.example/abc", false),
        ("https://user@fcm.googleapis.com/abc", false),
        ("https://push.services.mozilla.com.evil.example/", false),
        ("http://169.254.169.254/latest", false),
        ("fcm.googleapis.com", false),
    ];

    private async Task<PushDeviceId> AddAsync(string who, string path = "/one")
    {
        (await Clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(PushSettings.Services.Key, service.Address))).ShouldSucceed();
        return (await Clinic.As(who).SendAsync(service.Device(path))).ShouldSucceed().Id;
    }

    /// <summary>Twice: first it is found out whom, then each is told.</summary>
    private async Task SendAsync(TimeSpan? after = null)
    {
        Clinic.Clock.Advance(after ?? TimeSpan.Zero);
        for (var turn = 0; turn < 2; turn++)
            (await Clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();
    }

    /// <summary>By the key that the browser was given, for this service, not longer than a day (RFC 8292).</summary>
    private void ShouldBeSigned(string authorization)
    {
        var parts = authorization["vapid ".Length..].Split(", ").ToDictionary(part => part[..1], part => part[2..]);
        var key = Clinic.Services.GetRequiredService<PushKey>().Public;
        parts["k"].ShouldBe(key);
        var token = parts["t"].Split('.');
        var point = Base64Url.DecodeFromChars(key);
        using var check = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
        check
            .VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256)
            .ShouldBeTrue();
        var claims = JsonElement.Parse(Base64Url.DecodeFromChars(token[1]));
        claims.GetProperty("aud").GetString().ShouldBe(service.Address);
        DateTimeOffset
            .FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64())
            .ShouldBeInRange(Clinic.Clock.Now, Clinic.Clock.Now.AddHours(24));
    }
}

public sealed class SqlitePushTests() : PushTests(Store.Sqlite);

public sealed class PostgresPushTests() : PushTests(Store.Postgres);
