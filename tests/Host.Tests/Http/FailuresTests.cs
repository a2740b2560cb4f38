using System.Text;
using System.Text.Json;
using CaseFlow.Host.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseFlow.Host.Tests.Http;

public sealed class FailuresTests
{
    [Fact]
    public async Task Who_hangs_up_while_they_send_is_no_bug()
    {
        var context = new DefaultHttpContext();

        await new Failures(NullLogger<Failures>.Instance).TryHandleAsync(
            context,
            new ConnectionResetException("by peer"),
            CancellationToken.None
        );

        context.Response.StatusCode.ShouldBe(499);
    }

    [Theory]
    [InlineData("application/json", "2 MiB")]
    [InlineData("multipart/form-data; boundary=b", "20 MiB")]
    public async Task What_the_server_itself_finds_too_large_is_told_the_limit_that_holds_for_it(string type, string limit)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Request = { ContentType = type },
            Response = { Body = new MemoryStream() },
        };

        await new Failures(NullLogger<Failures>.Instance).TryHandleAsync(
            context,
            new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge),
            CancellationToken.None
        );

        var text = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        JsonElement.Parse(text).GetProperty("title").GetString()!.ShouldContain($" {limit}");
    }

    [Fact]
    public async Task A_bug_is_answered_with_a_trace_id_and_nothing_else()
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = new MemoryStream() },
        };

        await new Failures(NullLogger<Failures>.Instance).TryHandleAsync(
            context,
            new InvalidOperationException("secret of the house"),
            CancellationToken.None
        );

        var text = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        context.Response.StatusCode.ShouldBe(500);
        JsonElement.Parse(text).GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        text.ShouldNotContain("secret");
        text.ShouldNotContain("InvalidOperation");
    }
}
