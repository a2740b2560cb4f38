using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>The real Studio's list of all procedures.</summary>
public sealed class StudioList(IPage page)
{
    private const int Patience = 300_000; // WebAssembly starts slowly on a busy machine

    /// <summary>What the bar above Studio says.</summary>
    public ILocator State => page.Locator("#cf-state");

    public ILocator Snackbar => page.Locator("#mud-snackbar-container .mud-snackbar");

    public ILocator Broken => page.Locator("#blazor-error-ui");

    public ILocator Row(string id) =>
        page.Locator("tbody .mud-table-row").Filter(new() { Has = page.GetByText(id, new() { Exact = true }) });

    /// <summary>Opens it as far as the search leaves it.</summary>
    public static async Task<StudioList> OpenAsync(IPage page, string search)
    {
        await page.GotoAsync($"/studio/definitions?search={Uri.EscapeDataString(search)}&pageSize=50");
        await page.Locator("tbody .mud-table-row").First.WaitForAsync(new() { Timeout = Patience });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new StudioList(page);
    }

    public async Task TickAsync(string id) => await Row(id).Locator("input[type=checkbox]").CheckAsync();

    /// <summary>From the menu of one procedure.</summary>
    public async Task ChooseAsync(string id, string item)
    {
        await Row(id).Locator(".mud-menu button").ClickAsync();
        await page.Locator(".mud-popover-open .mud-menu-item", new() { HasText = item }).ClickAsync();
    }

    /// <summary>From the menu for all that are ticked.</summary>
    public async Task ChooseForTickedAsync(string item)
    {
        await page.Locator("button", new() { HasText = "批量操作" }).ClickAsync();
        await page.Locator(".mud-popover-open .mud-menu-item")
            .Filter(new() { Has = page.GetByText(item, new() { Exact = true }) })
            .ClickAsync();
    }

    /// <summary>The dialog's last button is the one that does it.</summary>
    public Task AgreeAsync() => page.Locator(".mud-dialog .mud-button-root").Last.ClickAsync();

    public Task GiveFileAsync(string path) => page.Locator("input[type=file]").SetInputFilesAsync(path);
}
