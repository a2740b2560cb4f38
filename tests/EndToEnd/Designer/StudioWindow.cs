using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>The window in which the tests of the designer work as one manager: Studio's files are fetched once.</summary>
public sealed class StudioWindow : IAsyncLifetime
{
    private IPage? manager;

    public Chromium Chromium { get; } = new();

    public Task InitializeAsync() => Chromium.InitializeAsync();

    public Task DisposeAsync() => Chromium.DisposeAsync();

    public async Task<IPage> ManagerAsync(HostProcess host) => manager ??= await Chromium.SignInAsync(host, "process-manager01");
}
