using CaseFlow.Host;
using CaseFlow.Host.Startup;

try
{
    var options = StartOptions.Parse(args);
    if (options.Command == "help")
    {
        Console.WriteLine(StartOptions.Usage);
        return 0;
    }

    await using var app = CaseFlowApp.Build(options);
    if (options.Command == "verify")
        return await VerifyRun.RunAsync(app.Services, CancellationToken.None);

    if (options.Command is "export" or "import")
        return await DefinitionsRun.RunAsync(app.Services, options, CancellationToken.None);

    var routes = app.PrepareRoutesAsync();
    await app.Services.PrepareAsync(options, CancellationToken.None);
    await routes;
    await app.StartAsync();
    Console.WriteLine($"CaseFlow: {string.Join(' ', app.Urls)}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (FormatException misunderstood)
{
    await Console.Error.WriteLineAsync($"{misunderstood.Message}{Environment.NewLine}{Environment.NewLine}{StartOptions.Usage}");
    return 2;
}
catch (StartException impossible)
{
    await Console.Error.WriteLineAsync(impossible.Message);
    return 1;
}
