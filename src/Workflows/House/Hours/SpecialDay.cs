using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>A day that is not as its weekday: a holiday, or a working day moved to it (调休).</summary>
/// <param name="IsOpen">False: closed all day.</param>
/// <param name="Hours">Of an open one, if not as usual.</param>
public sealed record SpecialDay(DateOnly Day, bool IsOpen, string Name = "", string? Hours = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static IReadOnlyList<SpecialDay> Read(string stored) => JsonSerializer.Deserialize<List<SpecialDay>>(stored, Json)!;

    internal static string Write(IEnumerable<SpecialDay> days) => JsonSerializer.Serialize(days.OrderBy(day => day.Day), Json);
}
