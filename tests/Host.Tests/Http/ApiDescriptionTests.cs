using System.Text.Json;
using CaseFlow.Host.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class ApiDescriptionTests(HostFixture host)
{
    private async Task<Dictionary<string, JsonElement>> OperationsAsync() =>
        (await host.Stranger.GetAsync("/openapi/v1.json"))
            .Json.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value))
            )
            .ToDictionary(operation => operation.Name, operation => operation.Value);

    [Fact]
    public async Task Every_route_of_the_api_is_described()
    {
        var routes = host
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(endpoint =>
                $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}"
            );

        routes.Except((await OperationsAsync()).Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_answers_and_how_it_fails()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(name);
            var responses = operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToList();
            responses.ShouldContain(status => status.StartsWith('2'), name);
            if (name.Contains(" /api/", StringComparison.Ordinal))
                responses.ShouldContain("400", name);
            if (name.Contains("{id}", StringComparison.Ordinal))
                responses.ShouldContain("404", name);
        }
    }

    [Fact]
    public async Task Whatever_changes_something_takes_an_idempotency_key()
    {
        var changing = (await OperationsAsync()).Where(operation => !operation.Key.StartsWith("GET ", StringComparison.Ordinal)).ToList();

        changing.Count.ShouldBeGreaterThan(12);
        foreach (var (name, operation) in changing)
            operation
                .GetProperty("parameters")
                .EnumerateArray()
                .ShouldContain(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key", name);
    }

    [Fact]
    public async Task Answers_have_schemas_and_ids_are_uuids()
    {
        var document = (await host.Stranger.GetAsync("/openapi/v1.json")).Json;

        var task = document.GetProperty("components").GetProperty("schemas").GetProperty("GetTaskResponse").GetProperty("properties");

        task.TryGetProperty("outcomes", out _).ShouldBeTrue();
        document.GetProperty("components").GetProperty("schemas").GetProperty("TaskId").GetProperty("format").GetString().ShouldBe("uuid");
        document
            .GetProperty("components")
            .GetProperty("securitySchemes")
            .EnumerateObject()
            .Select(scheme => scheme.Name)
            .ShouldBe(["bearer", "cookie"], ignoreOrder: true);
    }
}
