using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class ListTests(HostFixture host)
{
    [Theory]
    [InlineData("/api/clients")]
    [InlineData("/api/journeys")]
    [InlineData("/api/tasks?box=all")]
    [InlineData("/api/price-items")]
    [InlineData("/api/definitions")]
    public async Task A_list_is_a_page_of_items_with_its_total(string path)
    {
        var answer = await (await host.AsAsync("admin01")).GetAsync(path);

        answer.Json.EnumerateObject().Select(property => property.Name).ShouldBe(["items", "page", "pageSize", "total"]);
        answer.Json.GetProperty("page").GetInt32().ShouldBe(1);
    }
}
