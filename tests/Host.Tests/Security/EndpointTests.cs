using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Security;

[Collection(SharedHost.Name)]
public sealed class EndpointTests(HostFixture host)
{
    private static readonly string[] OpenToAll =
    [
        "/api-docs",
        "/api/auth/login",
        "/api/auth/refresh",
        "/api/gateway/answers",
        "/api/gateway/reports",
        "/health/live",
        "/health/ready",
        "/language",
        "/login",
        "/logout",
        "/openapi/{documentName}.json",
        "/stop/{code}",
        "/workflows/{**path}",
    ];

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_endpoint_says_what_it_demands()
    {
        Endpoints.Count.ShouldBeGreaterThan(40);
        Endpoints
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            )
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Only_these_are_open_to_everybody() =>
        Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimEnd('/'))
            .Distinct()
            .Order()
            .ShouldBe(OpenToAll);

    [Fact]
    public void Every_demand_is_a_permission_or_being_signed_in() =>
        Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy)
            .OfType<string>()
            .Distinct()
            .Except([.. Permissions.All, "signed-in"])
            .ShouldBeEmpty();
}
