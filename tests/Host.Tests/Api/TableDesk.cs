using System.Net;
using System.Text;
using System.Text.Json;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Somebody who takes tables in and out of a branch over REST.</summary>
internal sealed class TableDesk(Caller caller, string branch)
{
    public Caller Caller { get; } = caller;

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    public async Task<JsonElement> PreviewAsync(string table, params string[] lines) => await PreviewAsync(table, Csv(lines));

    public async Task<JsonElement> PreviewAsync(string table, byte[] file)
    {
        var answer = await SendAsync(table, file);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.ToString());
        return answer.Json;
    }

    /// <param name="key">Of idempotency.</param>
    public Task<Answer> SendAsync(string table, byte[] file, string? key = null) =>
        Caller.SendAsync(
            HttpMethod.Post,
            $"/api/tables/{table}/imports?branch={branch}",
            new MultipartFormDataContent { { new ByteArrayContent(file), "file", "表格.csv" } },
            key is null ? [] : [("Idempotency-Key", key)]
        );

    public Task<Answer> ConfirmAsync(JsonElement import) =>
        Caller.PostAsync($"/api/table-imports/{Id(import)}/confirm", new { reason = "首次导入" });

    public Task<Answer> UndoAsync(JsonElement import) => Caller.PostAsync($"/api/table-imports/{Id(import)}/undo");

    public async Task<JsonElement> ImportAsync(string table, params string[] lines)
    {
        var import = await PreviewAsync(table, lines);
        import.GetProperty("wrong").GetInt32().ShouldBe(0, import.ToString());
        var done = await ConfirmAsync(import);
        done.Status.ShouldBe(HttpStatusCode.OK, done.ToString());
        return done.Json;
    }

    public async Task<byte[]> ExportAsync(string table, string format, string language)
    {
        await using var stream = await Caller.OpenAsync($"/api/tables/{table}/export?format={format}&language={language}&branch={branch}");
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<string> ExportTextAsync(string table, string language = "zh") =>
        Encoding.UTF8.GetString(await ExportAsync(table, "csv", language)).TrimStart('\uFEFF');

    public static string Id(JsonElement import) => import.GetProperty("id").GetString()!;

    public static string States(JsonElement import) =>
        string.Join(' ', import.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("state").GetString()));

    /// <summary>"2 mobile field.bad-phone"</summary>
    public static IReadOnlyList<string> Errors(JsonElement import) =>
        [
            .. import
                .GetProperty("lines")
                .EnumerateArray()
                .SelectMany(
                    line => line.GetProperty("errors").EnumerateArray(),
                    (line, error) => $"{line.GetProperty("number")} {Text(error, "column")} {error.GetProperty("code").GetString()}"
                ),
        ];

    /// <summary>"name: 旧 → 新"</summary>
    public static IReadOnlyList<string> Changes(JsonElement import) =>
        [
            .. import
                .GetProperty("lines")
                .EnumerateArray()
                .SelectMany(line => line.GetProperty("changes").EnumerateArray())
                .Select(change => $"{change.GetProperty("column").GetString()}: {Text(change, "before")} → {Text(change, "after")}"),
        ];

    private static string? Text(JsonElement change, string side) => change.TryGetProperty(side, out var text) ? text.GetString() : null;
}
