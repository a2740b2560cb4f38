using System.Data.Common;
using CaseFlow.Host.Demo;
using CaseFlow.Host.Workers;
using CaseFlow.Persistence;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;

namespace CaseFlow.Host.Startup;

/// <summary>What must be there before the first request: the schema, the shipped procedures, somebody who may sign in.</summary>
public static class FirstStart
{
    public const string AdminName = "admin";

    /// <summary>In whose name delivered files are read.</summary>
    public const string Importer = "import";

    public static async Task PrepareAsync(this IServiceProvider services, StartOptions options, CancellationToken cancel)
    {
        await services.MigrateAsync(options, cancel);
        var system = services.GetRequiredService<AsSystem>();

        await ImportAsync(system, cancel);
        while ((await system.SendAsync("setup", new LearnNames.Command(), cancel)).Value is { More: true }) { }
        await EnsureAdminAsync(system, options.Demo ? "静安院区" : "本院", cancel);
        if (options.Demo)
            await DemoWeeks.PrepareAsync(
                services.GetRequiredService<CaseFlowOptions>(),
                services.GetRequiredService<TimeProvider>().GetUtcNow()
            );
    }

    /// <summary>The folder and the schema.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, StartOptions options, CancellationToken cancel)
    {
        if (!OperatingSystem.IsWindows())
            // clients' data and our keys
            Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            await services.GetRequiredService<IMigrator>().MigrateAsync(cancel);
        }
        catch (DbException refused)
        {
            throw new StartException(
                $"数据库无法使用 / the database cannot be used: {refused.Message} {refused.InnerException?.Message}".TrimEnd()
            );
        }
    }

    /// <summary>
    /// The first start needs every file; a later one goes on with the procedures that it has, and says what is wrong with the files.
    /// </summary>
    private static async Task ImportAsync(AsSystem system, CancellationToken cancel)
    {
        var imported = await system.SendAsync(
            Importer,
            new ImportDefinitions.Command(Path.Combine(AppContext.BaseDirectory, "workflow-definitions")),
            cancel
        );
        if (imported.IsSuccess)
        {
            foreach (var draft in imported.Value.Drafted)
                Console.WriteLine($"流程文件已变更，导入为草稿 / changed file imported as a draft: {draft}");
            foreach (var file in imported.Value.HeldBack)
                Console.WriteLine($"有人在编辑草稿，未采用文件 / not taken over, somebody edits the draft: {file}");
            return;
        }
        var problems = DefinitionsRun.ProblemsOf(imported.Refusal);
        if ((await system.SendAsync(Importer, new ListDefinitions.Query(), cancel)).Value is not { Count: > 0 })
            throw new StartException(problems);
        await Console.Error.WriteLineAsync(
            $"流程文件有错，未导入 / nothing was imported, files are not valid:{Environment.NewLine}{problems}"
        );
    }

    private static async Task EnsureAdminAsync(AsSystem system, string branch, CancellationToken cancel)
    {
        var given = Environment.GetEnvironmentVariable("CASEFLOW_ADMIN_PASSWORD");
        var password = string.IsNullOrEmpty(given) ? Passwords.MakeUp() : given;
        var admin = await system.SendAsync("setup", new EnsureAdmin.Command(AdminName, password, branch), cancel);
        if (!admin.IsSuccess)
            throw new StartException($"CASEFLOW_ADMIN_PASSWORD: {admin.Refusal.Code}");
        if (!admin.Value.Created)
            return;

        Console.WriteLine(
            given is { Length: > 0 }
                ? $"管理员账号 / administrator: {AdminName} (CASEFLOW_ADMIN_PASSWORD)"
                : $"管理员账号 / administrator: {AdminName}  密码（仅显示一次）/ password, shown once: {password}"
        );
    }
}

/// <summary>The host cannot start; the message is for the person who started it.</summary>
public sealed class StartException(string message) : Exception(message);
