using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>
/// How a page is looked at: nothing runs out of it, and it can be used without seeing it. Pictures are kept in the folder that
/// CASEFLOW_PICTURES names.
/// </summary>
internal static class Look
{
    private static readonly (int Width, int Height)[] Screens =
    [
        (Chromium.TabletWidth, Chromium.TabletHeight),
        (Chromium.DeskWidth, Chromium.DeskHeight),
    ];

    /// <summary>As it is now.</summary>
    public static async Task CheckAsync(IPage page, string picture, bool isWhole = false)
    {
        await KeepAsync(page, picture, isWhole);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(
            0,
            $"{picture} scrolls sideways"
        );
        // Behind an open dialog nothing can be reached, and its backdrop dims it: then the dialog is what is looked at.
        var dialog = page.Locator("dialog:modal");
        var found = await dialog.CountAsync() > 0 ? await dialog.First.RunAxe() : await page.RunAxe();
        found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ShouldBeEmpty(picture);
    }

    /// <summary>On a tablet held upright and on a desk screen, where it stays.</summary>
    public static async Task CheckBothAsync(IPage page, string picture, bool isWhole = false)
    {
        foreach (var (width, height) in Screens)
        {
            await ResizeAsync(page, width, height);
            await CheckAsync(page, $"{picture}-{width}", isWhole);
        }
    }

    /// <summary>Pictures of both screens only, if pictures are wanted: what Elsa Studio shows is its own affair.</summary>
    public static async Task KeepBothAsync(IPage page, string picture)
    {
        if (Folder is null)
            return;
        foreach (var (width, height) in Screens)
        {
            await ResizeAsync(page, width, height);
            await KeepAsync(page, $"{picture}-{width}", isWhole: false);
        }
    }

    private static string? Folder => Environment.GetEnvironmentVariable("CASEFLOW_PICTURES") is { Length: > 0 } folder ? folder : null;

    private static async Task ResizeAsync(IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.WaitForTimeoutAsync(200);
    }

    private static async Task KeepAsync(IPage page, string picture, bool isWhole)
    {
        // Playwright hides the caret by an inline style, which the policy refuses.
        if (Folder is { } folder)
            await page.ScreenshotAsync(
                new PageScreenshotOptions
                {
                    Path = Path.Combine(folder, $"{picture}.png"),
                    FullPage = isWhole,
                    Caret = ScreenshotCaret.Initial,
                }
            );
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} ({string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(3))})";
}
