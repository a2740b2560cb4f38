using System.Data.Common;
using System.Security.Cryptography;
using CaseFlow.Host.Demo;
using CaseFlow.Host.Workers;
using CaseFlow.Persistence;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.People;

namespace CaseFlow.Host.Startup;

/// <summary>What must be there before the first request: the schema, the shipped procedures, somebody who may sign in.</summary>
public static class FirstStart
{
    public const string AdminName = "admin";

    public static async Task PrepareAsync(this IServiceProvider services, StartOptions options, CancellationToken cancel)
    {
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // clients' data and our keys
        await MigrateAsync(services, cancel);
        var system = services.GetRequiredService<AsSystem>();

        var shipped = Path.Combine(AppContext.BaseDirectory, "workflow-definitions");
        var imported = await system.SendAsync("import", new ImportDefinitions.Command(shipped), cancel);
        if (!imported.IsSuccess) throw new StartException(string.Join(Environment.NewLine, imported.Refusal.Fields.Select(error => $"{error.Field}: {error.Code} {string.Join(' ', error.Arguments)}")));
        foreach (var draft in imported.Value.Drafted) Console.WriteLine($"流程文件已变更，导入为草稿 / changed file imported as a draft: {draft}");

        await EnsureAdminAsync(system, options.Demo ? "静安院区" : "本院", cancel);
        if (options.Demo) await DemoWeeks.PrepareAsync(services.GetRequiredService<CaseFlowOptions>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await services.GetRequiredService<IMigrator>().MigrateAsync(cancel);
        }
        catch (DbException refused)
        {
            throw new StartException($"数据库无法使用 / the database cannot be used: {refused.Message} {refused.InnerException?.Message}".TrimEnd());
        }
    }

    private static async Task EnsureAdminAsync(AsSystem system, string branch, CancellationToken cancel)
    {
        var given = Environment.GetEnvironmentVariable("CASEFLOW_ADMIN_PASSWORD");
        var password = string.IsNullOrEmpty(given) ? MakeUpPassword() : given;
        var admin = await system.SendAsync("setup", new EnsureAdmin.Command(AdminName, password, branch), cancel);
        if (!admin.IsSuccess) throw new StartException($"CASEFLOW_ADMIN_PASSWORD: {admin.Refusal.Code}");
        if (!admin.Value.Created) return;

        Console.WriteLine(given is { Length: > 0 }
            ? $"管理员账号 / administrator: {AdminName} (CASEFLOW_ADMIN_PASSWORD)"
            : $"管理员账号 / administrator: {AdminName}  密码（仅显示一次）/ password, shown once: {password}");
    }

    /// <summary>96 bits, in letters that can be read out.</summary>
    public static string MakeUpPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}

/// <summary>The host cannot start; the message is for the person who started it.</summary>
public sealed class StartException(string message) : Exception(message);
