using CaseFlow.Persistence;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

/// <summary>The same database as the host's, at another time: use cases are sent as the demo's staff, each in a scope of its own.</summary>
public sealed class DemoClinic(CaseFlowOptions options, DateTimeOffset start) : IAsyncDisposable
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private static readonly string LastHired = DemoStaff.All[^1].UserName;

    private readonly Dictionary<string, Person> staff = [];
    private ServiceProvider? services;

    public DemoClock Clock { get; } = new(start);

    public BranchId Branch { get; private set; }

    public Dictionary<string, PriceItemId> ItemIds { get; } = [];

    private ServiceProvider Services =>
        services ??= new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddCaseFlow(options).BuildServiceProvider();

    /// <summary>The last one is hired when all the rest is there: whoever finds him need not do it again.</summary>
    public Task<bool> IsCompleteAsync() => ReadAsync(db => db.People().AnyAsync(person => person.UserName == LastHired));

    public async Task OpenAsync(string password)
    {
        Branch = await ReadAsync(db => db.Branches().OrderBy(branch => branch.Id).Select(branch => branch.Id).FirstAsync());
        await Parallel.ForEachAsync(DemoStaff.All.SkipLast(1), async (person, _) => await HireAsync(person, password));
        foreach (var person in await ReadAsync(db => db.People().AsNoTracking().ToListAsync()))
            staff[person.UserName] = person;
        foreach (var item in DemoPriceList.For(Branch))
            ItemIds[item.Code] = (await SendAsync(null, item)).Id;
    }

    public Task CloseAsync(string password) => HireAsync(DemoStaff.All[^1], password);

    public string NameOf(PersonId person) => staff.Values.Single(row => row.Id == person).UserName;

    public PersonId IdOf(string userName) => staff[userName].Id;

    /// <summary>As a person by user name, or as the demo itself. A refusal here is a bug of ours.</summary>
    /// <param name="key">Makes it happen once, even if a demo that was cut off is started again.</param>
    public async Task<TResponse> SendAsync<TResponse>(string? userName, IRequest<Result<TResponse>> request, string? key = null)
    {
        var result = await TrySendAsync(userName, request, key);
        return result.IsSuccess
            ? result.Value
            : throw new InvalidOperationException(
                $"{request.GetType().FullName} as {userName}: {result.Refusal.Code} {string.Join(", ", result.Refusal.Fields.Select(field => $"{field.Field}: {field.Code}"))}"
            );
    }

    public async Task<Result<TResponse>> TrySendAsync<TResponse>(string? userName, IRequest<Result<TResponse>> request, string? key = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentPerson>();
        if (userName is null)
            current.BecomeSystem("demo");
        else
            current.Become(staff[userName].Id, userName, staff[userName].Name, staff[userName].Grants);
        if (key is not null)
            scope.ServiceProvider.GetRequiredService<IdempotencyKey>().Value = key;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<string> UploadAsync(string userName, byte[] content) =>
        (await SendAsync(userName, new StoreFile.Command(content))).Id.ToString();

    public async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("demo");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    /// <summary>For what no use case brings: members of an earlier system.</summary>
    public async Task StageAsync(Func<CaseFlowDb, Task> stage)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("demo");
        await stage(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
    }

    /// <summary>Several at once, since a password takes long to hash; who was outrun too often tries again.</summary>
    private async Task HireAsync((string UserName, string Name, string Role) person, string password)
    {
        Result<CreatePerson.Response> hired;
        do hired = await TrySendAsync(
            null,
            new CreatePerson.Command(person.UserName, person.Name, password, [new Grant(person.Role, Branch)])
        );
        while (!hired.IsSuccess && hired.Refusal.Code == "busy");
        if (hired.IsSuccess || hired.Refusal.Fields.Any(field => field.Code == "person.user-name-taken"))
            return;
        throw new Startup.StartException(
            $"CASEFLOW_DEMO_PASSWORD: {string.Join(", ", hired.Refusal.Fields.Select(field => Texts.Text.Of(field.Code, field.Arguments)))}"
        );
    }
}
