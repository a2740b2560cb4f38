using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Security;

/// <summary>
/// Roles × endpoints × pages. Asked of the host's own authorization, for every endpoint that it has: a new one cannot be forgotten. What a
/// use case refuses besides, by branch, by journey or by task, stands in tests of its own.
/// </summary>
[Collection(SharedHost.Name)]
public sealed class AccessTableTests(HostFixture host)
{
    private static readonly string Approved = Path.Combine(Path.GetDirectoryName(Here())!, "AccessTable.approved.txt");

    [Fact]
    public async Task Which_role_passes_which_door_is_what_was_approved()
    {
        var doors = host
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Name: NameOf(endpoint), endpoint))
            .OrderBy(door => door.Name, StringComparer.Ordinal);
        var table = new StringBuilder(Legend());
        foreach (var (name, endpoint) in doors)
            table.Append(await RowAsync(endpoint)).Append(' ').Append(name).Append('\n');

        if (Environment.GetEnvironmentVariable("CASEFLOW_APPROVE_ACCESS") is "1")
            await File.WriteAllTextAsync(Approved, table.ToString());
        table.ToString().ShouldBe(await File.ReadAllTextAsync(Approved));
    }

    /// <summary>The name of each role downwards, so that a column is one letter wide.</summary>
    private static string Legend()
    {
        var names = Roles.All.Append("nobody").ToList();
        var lines = Enumerable
            .Range(0, names.Max(name => name.Length))
            .Select(row => string.Concat(names.Select(name => row < name.Length ? name[row] : ' ')).TrimEnd());
        return string.Join('\n', lines) + "\n\n";
    }

    private async Task<string> RowAsync(RouteEndpoint endpoint)
    {
        var cells = new StringBuilder();
        foreach (var role in Roles.All)
            cells.Append(await IsOpenAsync(endpoint, role) ? 'x' : '.');
        return cells.Append(await IsOpenAsync(endpoint, null) ? 'x' : '.').ToString();
    }

    private async Task<bool> IsOpenAsync(RouteEndpoint endpoint, string? role)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        await using var scope = host.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var identity = role is null ? new ClaimsIdentity() : new ClaimsIdentity("test");
        if (role is not null)
            services.GetRequiredService<CurrentPerson>().Become(new PersonId(Guid.NewGuid()), role, role, [new Grant(role, host.Branch)]);
        var context = new DefaultHttpContext { RequestServices = services, User = new ClaimsPrincipal(identity) };
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy =
            await AuthorizationPolicy.CombineAsync(
                policies,
                endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(),
                endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>()
            ) ?? await policies.GetFallbackPolicyAsync();
        return (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.User, context, policy!)).Succeeded;
    }

    private static string NameOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"/{endpoint.RoutePattern.RawText?.Trim('/')} {string.Join(',', methods.Order(StringComparer.Ordinal))}".TrimEnd();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
