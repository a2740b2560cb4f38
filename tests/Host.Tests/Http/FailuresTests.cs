using System.Text;
using System.Text.Json;
using CaseFlow.Host.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseFlow.Host.Tests.Http;

public sealed class FailuresTests
{
    [Fact]
    public async Task A_bug_is_answered_with_a_trace_id_and_nothing_else()
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Response = { Body = new MemoryStream() } };

        await new Failures(NullLogger<Failures>.Instance).TryHandleAsync(context, new InvalidOperationException("secret of the house"), CancellationToken.None);

        var text = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        context.Response.StatusCode.ShouldBe(500);
        JsonElement.Parse(text).GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        text.ShouldNotContain("secret");
        text.ShouldNotContain("InvalidOperation");
    }
}
