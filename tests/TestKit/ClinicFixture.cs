namespace CaseFlow.TestKit;

/// <summary>One clinic for all tests of a class, with the shipped definitions.</summary>
public sealed class ClinicFixture : Clinic, IAsyncLifetime
{
    public Task InitializeAsync() => OpenAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}

/// <summary>A clinic without any definition: the tests bring their own.</summary>
public sealed class EmptyClinicFixture : Clinic, IAsyncLifetime
{
    public Task InitializeAsync() => OpenAsync(withShippedDefinitions: false);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
