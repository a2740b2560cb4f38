using System.Collections.Concurrent;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>The browser of this machine; every person gets a window with a session of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const int DeskWidth = 1440;
    public const int DeskHeight = 900;
    public const int TabletWidth = 820;
    public const int TabletHeight = 1180;

    /// <summary>How long what will come is waited for, in milliseconds: the machine that tests may be slow and busy.</summary>
    private const int Patience = 60_000;

    /// <summary>The one inline script of Elsa Studio: it is refused on purpose, and host.js does its work.</summary>
    private const string StudiosShortcuts = "sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=";

    private readonly ConcurrentQueue<string> violations = new();
    private readonly Dictionary<(Uri Host, string UserName), string> sessions = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>What the server or a script failed at, or the content security policy refused, in any window so far.</summary>
    public IReadOnlyCollection<string> Complaints => violations;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CASEFLOW_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A window in which nobody is signed in, but by a session kept from another.</summary>
    public async Task<IPage> OpenAsync(HostProcess host, int width = DeskWidth, int height = DeskHeight, string? session = null)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = host.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                StorageState = session,
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.Response += (_, answer) =>
        {
            if (answer.Status == 500)
                violations.Enqueue($"{answer.Url} is a failure of the server");
        };
        page.PageError += (_, error) => violations.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (
                message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)
                && !message.Text.Contains(StudiosShortcuts, StringComparison.Ordinal)
            )
                violations.Enqueue(message.Text);
        };
        return page;
    }

    /// <summary>
    /// As somebody who signed in before, where it is all one how often they do: the first time costs more than the page that is looked at.
    /// </summary>
    public async Task<IPage> ReturnAsync(HostProcess host, string userName)
    {
        if (!sessions.TryGetValue((host.Address, userName), out var session))
        {
            var first = await SignInAsync(host, userName);
            sessions[(host.Address, userName)] = session = await first.Context.StorageStateAsync();
            await first.Context.CloseAsync();
        }

        return await OpenAsync(host, session: session);
    }

    public async Task<IPage> SignInAsync(HostProcess host, string userName, int width = DeskWidth, int height = DeskHeight)
    {
        var page = await OpenAsync(host, width, height);
        await page.GotoAsync("/login");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", HostProcess.Password);
        await page.ClickAsync(".login-card button");
        await page.WaitForURLAsync(url => url.Contains("/inbox", StringComparison.Ordinal));
        return page;
    }
}
