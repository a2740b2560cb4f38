// One host at a time: what is timed here is timed on an otherwise idle machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CaseFlow.EndToEnd.Support;

/// <summary>One host with demo data for all tests that only add to it; started once.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public HostProcess Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await HostProcess.StartNewAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedHostCollection : ICollectionFixture<SharedHost>
{
    public const string Name = "shared host";
}

/// <summary>A host of their own for the tests of pages: its inboxes hold what a clinic has, not what three hundred races left.</summary>
[CollectionDefinition(Name)]
public sealed class DeskHostCollection : ICollectionFixture<SharedHost>, ICollectionFixture<Designer.StudioWindow>
{
    public const string Name = "desk host";
}
