using System.Text.Json;

namespace CaseFlow.Engine.Definitions;

/// <summary>
/// Which values of an activity a log may have (<c>customProperties.logPersistenceMode</c>, "Include", "Exclude" or "Inherit"): what is said
/// of one input or output wins,
/// then the activity's default, then that of the definition that it stands in. Where nobody says anything, all.
/// </summary>
internal sealed class LogPersistence
{
    public static readonly LogPersistence All = new(true);

    private readonly bool _default;
    private readonly Dictionary<string, bool> _inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> _outputs = new(StringComparer.OrdinalIgnoreCase);

    private LogPersistence(bool @default) => _default = @default;

    public bool HasInput(string name) => _inputs.GetValueOrDefault(name, _default);

    public bool HasOutput(string name) => _outputs.GetValueOrDefault(name, _default);

    /// <param name="customProperties">Of an activity or of a definition.</param>
    /// <param name="around">What holds where they say nothing.</param>
    public static LogPersistence Read(JsonElement? customProperties, LogPersistence around)
    {
        if (customProperties?.Member("logPersistenceMode") is not { } modes)
            return around;
        var own = new LogPersistence(ModeOf(modes.Member("default")) ?? around._default);
        Fill(own._inputs, modes.Member("inputs"));
        Fill(own._outputs, modes.Member("outputs"));
        return own;
    }

    private static void Fill(Dictionary<string, bool> modes, JsonElement? said)
    {
        if (said is not { ValueKind: JsonValueKind.Object } members)
            return;
        foreach (var member in members.EnumerateObject())
            if (ModeOf(member.Value) is { } mode)
                modes[member.Name] = mode;
    }

    private static bool? ModeOf(JsonElement? mode) =>
        mode is not { ValueKind: JsonValueKind.String } text
            ? null
            : text.GetString()!.ToUpperInvariant() switch
            {
                "INCLUDE" => true,
                "EXCLUDE" => false,
                _ => null,
            };
}
