using System.Globalization;
using Serilog;
using Serilog.Events;

namespace CaseFlow.Host.Startup;

/// <summary>
/// The log: everything to a daily file, warnings to the console too. What requests carry (bodies, query strings, names) is never written:
/// lines are text of our own, since Serilog's properties hold each request's path.
/// </summary>
public static class Logs
{
    /// <summary>The trace id is also in every problem that a caller is answered with.</summary>
    private const string Line =
        "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {TraceId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    private const string Request = "{RequestMethod} {Route} {StatusCode} {Elapsed:0.0} ms";

    /// <summary>A logger of this host alone: several hosts of one process do not share the static one.</summary>
    public static void AddLogs(this IServiceCollection services, StartOptions options) =>
        services.AddSerilog((_, logs) => Configure(logs, options), preserveStaticLogger: true);

    /// <summary>One line a request: the route's template instead of the address, since addresses may hold names.</summary>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(requests =>
        {
            requests.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            requests.MessageTemplate = Request;
            requests.GetMessageTemplateProperties = Describe;
            requests.GetLevel = (_, _, _) => LogEventLevel.Information; // a failure is said where it is met
        });

    private static void Configure(LoggerConfiguration logs, StartOptions options) =>
        logs
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics", LogEventLevel.Fatal) // Failures says it
            // keys lie unencrypted in the data folder, as the database does
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
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
            );

    private static IEnumerable<LogEventProperty> Describe(HttpContext context, string path, double elapsed, int status) =>
        [
            new("RequestMethod", new ScalarValue(context.Request.Method)),
            new("Route", new ScalarValue((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? "nowhere")),
            new("StatusCode", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];

    // Several hosts may share the data folder; each writes a file of its own.
    private static string NameOf(StartOptions options) =>
        options.Database is null
            ? "caseflow"
            : $"caseflow-{Environment.MachineName}-{options.Urls[(options.Urls.LastIndexOf(':') + 1)..].TrimEnd('/')}";
}
