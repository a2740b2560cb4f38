using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using CaseFlow.Host.Startup;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.OldData;

/// <summary>
/// The whole host on a data folder that the version before made (scripts/old-data-fixture), at the time when that was recorded: so that
/// nothing is due that was not due then.
/// </summary>
public sealed class OldDataFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-old-");
    private readonly Dictionary<string, Caller> callers = [];
    private Recording recording = null!;
    private Caller stranger = null!;

    public WebApplication App { get; private set; } = null!;

    /// <summary>What the version before answered.</summary>
    public IReadOnlyList<RecordedAnswer> Answers => recording.Answers;

    /// <summary>The task that front-desk01 had claimed and begun to fill in.</summary>
    public string Claimed => recording.Claimed;

    public async Task InitializeAsync()
    {
        await UnpackAsync();
        await using (var file = File.OpenRead(Path.Combine(folder.FullName, "golden.json")))
            recording = (await JsonSerializer.DeserializeAsync<Recording>(file, JsonSerializerOptions.Web))!;
        var options = new StartOptions
        {
            DataFolder = Path.Combine(folder.FullName, "data"),
            Urls = "http://127.0.0.1:0",
            ContentRoot = Path.Combine(Repository.Root, "src", "Host"),
        };
        App = CaseFlowApp.Build(options, services => services.AddSingleton<TimeProvider>(new FakeClock(recording.At)));
        await App.Services.PrepareAsync(options, CancellationToken.None);
        await App.StartAsync();
        stranger = new Caller(new Uri(App.Urls.Single()), null);
    }

    public async Task DisposeAsync()
    {
        foreach (var caller in callers.Values.Append(stranger))
            caller?.Dispose();
        if (App is not null)
            await App.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Signs in with the password of then, once.</summary>
    public async Task<Caller> AsAsync(string userName)
    {
        if (callers.TryGetValue(userName, out var known))
            return known;
        var password = userName == FirstStart.AdminName ? recording.AdminPassword : recording.Password;
        var answer = await stranger.PostAsync("/api/auth/login", new { userName, password });
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Text);
        return callers[userName] = new Caller(new Uri(App.Urls.Single()), answer.Json.GetProperty("accessToken").GetString());
    }

    private async Task UnpackAsync()
    {
        var archive = Path.Combine(Repository.Root, "tests", "Host.Tests", "OldData", "old-data.tar.gz");
        await using var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(packed, folder.FullName, overwriteFiles: false);
    }

    private sealed record Recording(
        DateTimeOffset At,
        string Claimed,
        string Password,
        string AdminPassword,
        IReadOnlyList<RecordedAnswer> Answers
    );
}

/// <summary>What this person was answered to GET of this path.</summary>
public sealed record RecordedAnswer(string As, string Path, JsonElement Body);
