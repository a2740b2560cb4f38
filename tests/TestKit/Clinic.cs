using System.Data.Common;
using System.Text.RegularExpressions;
using CaseFlow.Activities.Common;
using CaseFlow.Persistence;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseFlow.TestKit;

/// <summary>
/// A whole CaseFlow but for the web: real engine, a real database of its own, a clock that stands still. It has a branch, two people
/// for each role (<c>consultant01</c>, <c>consultant02</c>, ...), a price list and the shipped definitions.
/// </summary>
public partial class Clinic : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-");
    private readonly Dictionary<string, Person> people = [];
    private readonly Action<IServiceCollection>? change;
    private readonly PostgresDatabase? postgres;
    private ServiceProvider services;

    /// <param name="change">Adds or replaces services, e.g. a sender at the edge of the process.</param>
    /// <param name="store">Null: the usual one.</param>
    public Clinic(Action<IServiceCollection>? change = null, Store? store = null)
    {
        this.change = change;
        postgres = (store ?? Stores.Usual) == Store.Postgres ? new PostgresDatabase() : null;
        services = Compose();
    }

    public FakeClock Clock { get; } = new();

    public string DataFolder => folder.FullName;

    public string? DatabaseName => postgres?.Name;

    /// <summary>What another host of the same clinic is told to run.</summary>
    public CaseFlowOptions Options => new() { DataFolder = folder.FullName, Database = postgres?.ConnectionString };

    public IServiceProvider Services => services;

    public Branch Branch { get; } = new() { Id = new BranchId(Guid.CreateVersion7()), Name = "静安门诊" };

    /// <summary>Makes it ready for its first client.</summary>
    public async Task OpenAsync(bool withShippedDefinitions = true)
    {
        await MakeDatabaseAsync();
        await InsertAsync([
            Branch,
            AlwaysOpen(Branch.Id),
            .. Roles.All.SelectMany(role => new[] { Hire(role + "01", role), Hire(role + "02", role) }),
            .. PriceList.For(Branch.Id),
        ]);
        if (withShippedDefinitions)
            await ImportAsync(Repository.Definitions);
    }

    /// <summary>The schema, and nothing in it.</summary>
    public async Task MakeDatabaseAsync()
    {
        if (postgres is not null)
            await postgres.CreateAsync();
        await services.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);
    }

    /// <summary>A person by user name, or the first of a role.</summary>
    public Staff As(string nameOrRole)
    {
        var person = people.GetValueOrDefault(nameOrRole) ?? people[nameOrRole + "01"];
        return new Staff(
            this,
            current =>
                current.Become(
                    person.Id,
                    person.UserName,
                    person.Name,
                    [.. person.Roles.Select(role => new Grant(role.Role, role.BranchId))]
                )
        );
    }

    /// <summary>A caller who never signed in.</summary>
    public Staff AsNobody => new(this, _ => { });

    public Staff AsSystem => new(this, current => current.BecomeSystem("test"));

    public Person PersonNamed(string userName) => people[userName];

    /// <summary>Somebody more, with these roles in the clinic's branch or another one.</summary>
    public async Task<Person> HireAsync(string userName, BranchId? branch, params string[] roles)
    {
        var person = Hire(userName, roles);
        foreach (var role in person.Roles)
            role.BranchId = branch ?? Branch.Id;
        await InsertAsync(person);
        return person;
    }

    public async Task<Branch> OpenBranchAsync(string name)
    {
        var branch = new Branch { Id = new BranchId(Guid.CreateVersion7()), Name = name };
        await InsertAsync(branch, AlwaysOpen(branch.Id));
        return branch;
    }

    /// <summary>A test that cares about opening hours sets its own.</summary>
    public static BranchHours AlwaysOpen(BranchId branch) =>
        new() { BranchId = branch, Week = string.Join(';', Enumerable.Repeat("00:00-24:00", 7)) };

    public async Task<Client> RegisterAsync(string name = "林小满", string mobile = "13800001234", BranchId? branch = null)
    {
        var client = new Client
        {
            Id = new ClientId(Guid.CreateVersion7()),
            BranchId = branch ?? Branch.Id,
            Name = name,
            Mobile = mobile,
            CreatedAt = Clock.Now,
            DataUseConsentAt = Clock.Now,
            DataUseConsentVersion = "1",
        };
        await InsertAsync(client);
        return client;
    }

    public async Task<ImportDefinitions.Response> ImportAsync(string definitions) =>
        (await AsSystem.SendAsync(new ImportDefinitions.Command(definitions))).ShouldSucceed();

    /// <summary>A new client comes in.</summary>
    public async Task<JourneyDetail> StartVisitAsync(string definitionId = "client-visit") =>
        (await As(Roles.FrontDesk).SendAsync(new StartJourney.Command(definitionId, (await RegisterAsync()).Id))).ShouldSucceed();

    /// <summary>Lets time pass; whatever falls due on the way happens at its own time.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.Now + time;
        while (true)
        {
            var timers = (await AsSystem.SendAsync(new TakeDueTimers.Command())).ShouldSucceed();
            foreach (var due in timers.Items)
                (await AsSystem.SendAsync(new FireTimer.Command(due))).ShouldSucceed();
            var triggers = (await AsSystem.SendAsync(new ListDueTriggers.Query())).ShouldSucceed();
            foreach (var due in triggers.Items)
                (await AsSystem.SendAsync(new FireTrigger.Command(due))).ShouldSucceed();
            if (timers.Items.Count + triggers.Items.Count > 0)
                continue;
            var next = new[] { timers.Next, triggers.Next }.Min();
            if (next is null || next > end)
                break;
            Clock.AdvanceTo(next.Value);
        }

        Clock.AdvanceTo(end);
    }

    /// <summary>Reads rows as they are stored.</summary>
    public async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = AsSystem.Enter();
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    public Task InsertAsync(params object[] rows) => ChangeAsync(db => db.AddRangeAsync(rows));

    /// <summary>Changes rows behind the back of the use cases.</summary>
    public async Task ChangeAsync(Func<CaseFlowDb, Task> change)
    {
        await using var scope = AsSystem.Enter();
        await change(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>
    /// Does to the database what no use case does: a crash at a bad moment, somebody with a database tool. Parameters are $1, $2.
    /// </summary>
    public async Task TamperAsync(string sql, params object[] values)
    {
        await using DbConnection connection = postgres is null
            ? new SqliteConnection($"Data Source={Options.DatabaseFile};Foreign Keys=False")
            : new NpgsqlConnection($"{postgres.ConnectionString};Options=-c session_replication_role=replica");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Names().Replace(sql, "\"$0\"");
        for (var index = 0; index < values.Length; index++)
            command.Parameters.Add(Parameter($"${index + 1}", values[index]));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Everything in memory is gone; what was committed is all that remains.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Compose();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Another host of the same clinic: the same database and folder, a memory of its own. Whoever asks for it disposes it.
    /// </summary>
    public ServiceProvider OpenHost() => Compose();

    private ServiceProvider Compose()
    {
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddSingleton<TimeProvider>(Clock);
        parts.AddSingleton<ITableWords, KeysAsWords>();
        parts.AddCaseFlow(Options);
        change?.Invoke(parts);
        return parts.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private Person Hire(string userName, params string[] roles)
    {
        var person = new Person
        {
            Id = new PersonId(Guid.CreateVersion7()),
            UserName = userName,
            Name = userName,
        };
        person.Roles.AddRange(
            roles.Select(role => new PersonRole
            {
                PersonId = person.Id,
                Role = role,
                BranchId = Branch.Id,
            })
        );
        people.Add(userName, person);
        return person;
    }

    private DbParameter Parameter(string name, object value) =>
        (postgres, value) switch
        {
            (null, DateTimeOffset time) => new SqliteParameter(name, time.UtcTicks),
            (null, _) => new SqliteParameter(name, value),
            (_, string text) => new NpgsqlParameter { Value = text, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown }, // whatever the column is of
            _ => new NpgsqlParameter { Value = value },
        };

    // Tables and columns, as against SQL's own words.
    [GeneratedRegex(@"\b[A-Z][a-z]\w*")]
    private static partial Regex Names();
}
