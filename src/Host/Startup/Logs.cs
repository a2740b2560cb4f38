using System.Globalization;
using Serilog;
using Serilog.Events;

namespace CaseFlow.Host.Startup;

/// <summary>
/// The log: everything to a daily file, warnings to the console too. What requests carry (bodies, query strings, names) is never written.
/// </summary>
public static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddLogs(this ILoggingBuilder logging, StartOptions options) =>
        logging
            .ClearProviders()
            .AddSerilog(
                new LoggerConfiguration()
                    .MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics", LogEventLevel.Fatal) // Failures says it
                    // keys lie unencrypted in the data folder, as the database does
                    .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                    .MinimumLevel.Override("LuckyPennySoftware", LogEventLevel.Fatal) // asks for a licence at each start; see decision 3
                    .MinimumLevel.Override("System", LogEventLevel.Warning)
                    .WriteTo.Console(LogEventLevel.Warning, Line, CultureInfo.InvariantCulture)
                    .WriteTo.File(
                        Path.Combine(options.DataFolder, "logs", $"{NameOf(options)}-.log"),
                        LogEventLevel.Information,
                        Line,
                        CultureInfo.InvariantCulture,
                        rollingInterval: RollingInterval.Day,
                        retainedFileCountLimit: 31,
                        buffered: true,
                        flushToDiskInterval: TimeSpan.FromSeconds(1)
                    )
                    .CreateLogger(),
                dispose: true
            );

    // Several hosts may share the data folder; each writes a file of its own.
    private static string NameOf(StartOptions options) =>
        options.Database is null
            ? "caseflow"
            : $"caseflow-{Environment.MachineName}-{options.Urls[(options.Urls.LastIndexOf(':') + 1)..].TrimEnd('/')}";

    /// <summary>One line a request: the route's template instead of the address, since addresses may hold names.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Request");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(
            async (context, next) =>
            {
                var begin = clock.GetTimestamp();
                await next(context);
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? "nowhere";
                log.LogInformation(
                    "{Method} {Route} {Status} {Milliseconds:0.0} ms",
                    context.Request.Method,
                    route,
                    context.Response.StatusCode,
                    clock.GetElapsedTime(begin).TotalMilliseconds
                );
            }
        );
    }
}
