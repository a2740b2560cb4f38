using CaseFlow.Activities.Common;
using CaseFlow.Host.Startup;
using CaseFlow.Host.Workers;
using CaseFlow.TestKit;
using CaseFlow.Workflows;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Support;

/// <summary>The whole host on a port of its own, with a little staff in two branches. What leaves it, leaves it over HTTP.</summary>
public class HostFixture : IAsyncLifetime
{
    public const string Password = "Abend-4711-Rot";
    public const string Elsewhere = "front-desk-elsewhere";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-host-");
    private readonly Dictionary<string, Caller> callers = [];

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public BranchId Branch { get; private set; }

    public string DataFolder => folder.FullName;

    /// <summary>Somebody who never signed in.</summary>
    public Caller Stranger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var options = new StartOptions
        {
            DataFolder = DataFolder,
            Urls = "http://127.0.0.1:0",
            ContentRoot = Path.Combine(Repository.Root, "src", "Host"),
        };
        App = CaseFlowApp.Build(options, Change);
        await App.Services.PrepareAsync(options, CancellationToken.None);
        Branch = await ReadAsync(db => db.Branches().Select(branch => branch.Id).SingleAsync());
        foreach (var role in new[] { Roles.FrontDesk, Roles.Consultant, Roles.Assistant, Roles.Manager, Roles.Admin, Roles.Auditor })
            await HireAsync(role + "01", role, Branch);
        await HireAsync(Elsewhere, Roles.FrontDesk, (await AsSystemAsync(new CreateBranch.Command("浦东院区"))).Id);
        await SetUpAsync();

        await App.StartAsync();
        Address = new Uri(App.Urls.Single());
        Stranger = new Caller(Address, null);
    }

    public async Task DisposeAsync()
    {
        Stranger?.Dispose();
        foreach (var caller in callers.Values)
            caller.Dispose();
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>What a visit needs beside those who have a name in the tests: people for the other roles, hours, a price.</summary>
    private async Task SetUpAsync()
    {
        await HireAsync("doctor01", Roles.Doctor, Branch);
        await HireAsync("cashier01", Roles.Cashier, Branch);
        await AsSystemAsync(new SetHours.Command(Branch, [.. Enumerable.Repeat("00:00-24:00", WeekHours.Days)]));
        await AsSystemAsync(new SavePriceItem.Command(Branch, "FIXTURE", "测试项目", "Test item", PriceCategory.SkinCare, "次", 100m));
    }

    /// <summary>Signs in once and stays so.</summary>
    public async Task<Caller> AsAsync(string userName)
    {
        if (callers.TryGetValue(userName, out var known))
            return known;
        var answer = await Stranger.PostAsync("/api/auth/login", new { userName, password = Password });
        return callers[userName] = new Caller(Address, answer.Json.GetProperty("accessToken").GetString());
    }

    public async Task HireAsync(string userName, string role, BranchId branch) =>
        await AsSystemAsync(new CreatePerson.Command(userName, userName, Password, [new Grant(role, branch)]));

    public async Task<TResponse> AsSystemAsync<TResponse>(MediatR.IRequest<Result<TResponse>> request) =>
        (await App.Services.GetRequiredService<AsSystem>().SendAsync("test", request, CancellationToken.None)).ShouldSucceed();

    public async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("test");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    public async Task<string> RegisterAsync(string name = "林小满")
    {
        var answer = await (await AsAsync("front-desk01")).PostAsync(
            "/api/clients",
            new
            {
                name,
                mobile = "13800001234",
                dataUseConsent = true,
                anotherPerson = "one number for all",
            }
        );
        return answer.Json.GetProperty("id").GetString()!;
    }

    /// <summary>A new client comes in; the answer of the start.</summary>
    public async Task<Answer> StartVisitAsync() =>
        await (await AsAsync("front-desk01")).PostAsync(
            "/api/journeys",
            new { definitionId = "client-visit", clientId = await RegisterAsync() }
        );

    protected virtual void Change(IServiceCollection services) { }
}

[CollectionDefinition(Name)]
public sealed class SharedHost : ICollectionFixture<HostFixture>
{
    public const string Name = "shared host";
}
