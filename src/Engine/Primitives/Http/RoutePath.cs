namespace CaseFlow.Engine.Primitives.Http;

/// <summary>
/// A path with parameters: <c>orders/{id}</c>, <c>photos/{id?}</c>, <c>files/{**rest}</c>. Requests find it by keys in which parameters
/// have no names, so that an index answers
/// which definition or journey is meant. Literals are compared whatever their case.
/// </summary>
public sealed class RoutePath
{
    private const int MostSegments = 8; // each doubles the keys that a request may mean
    private const string Parameter = "{}";
    private const string Rest = "{**}";

    private readonly string[] _segments;
    private readonly bool _lastIsOptional;

    private RoutePath(string[] segments, bool lastIsOptional) => (_segments, _lastIsOptional) = (segments, lastIsOptional);

    private bool EndsOpen => _segments is [.., var last] && last.StartsWith("{*", StringComparison.Ordinal);

    /// <summary>Throws <see cref="FormatException"/> with what is wrong.</summary>
    public static RoutePath Parse(string template)
    {
        var segments = Split(template);
        if (segments.Length > MostSegments)
            throw new FormatException($"\"{template}\" has more than {MostSegments} parts.");
        for (var index = 0; index < segments.Length; index++)
            Check(template, segments[index], index == segments.Length - 1);
        var isOptional = segments is [.., var last] && last.EndsWith("?}", StringComparison.Ordinal);
        if (isOptional)
            segments[^1] = segments[^1].Replace("?}", "}", StringComparison.Ordinal);
        return new RoutePath(segments, isOptional);
    }

    /// <summary>Under which it is found; two if its last part may be left out.</summary>
    public IReadOnlyList<string> Keys(string method) =>
        _lastIsOptional ? [Key(method, _segments), Key(method, _segments[..^1])] : [Key(method, _segments)];

    /// <summary>What the parameters are in this path; null if it is another path.</summary>
    public Dictionary<string, object?>? Match(string path)
    {
        var parts = Split(path);
        if (
            EndsOpen
                ? parts.Length < _segments.Length - 1
                : parts.Length != _segments.Length && !(_lastIsOptional && parts.Length == _segments.Length - 1)
        )
            return null;
        var values = new Dictionary<string, object?>();
        for (var index = 0; index < _segments.Length; index++)
        {
            var segment = _segments[index];
            if (segment.StartsWith("{*", StringComparison.Ordinal))
                values[segment.Trim('{', '}', '*')] = string.Join('/', parts[index..]);
            else if (index == parts.Length)
                break;
            else if (segment[0] == '{')
                values[segment[1..^1]] = parts[index].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            else if (!segment.Equals(parts[index], StringComparison.OrdinalIgnoreCase))
                return null;
        }
        return values;
    }

    /// <summary>All keys that a request with this path could mean; those that say more of it come first.</summary>
    public static IReadOnlyList<string> KeysFor(string method, string path)
    {
        var parts = Split(path);
        if (parts.Length > MostSegments)
            return [];
        List<string> keys = [.. Choices(parts).Select(choice => Key(method, choice))];
        for (var length = parts.Length; length >= 0; length--)
            keys.AddRange(Choices(parts[..length]).Select(choice => Key(method, [.. choice, Rest])));
        return keys;
    }

    /// <summary>Each part as it is or as a parameter; the first parts count most.</summary>
    private static IEnumerable<string[]> Choices(string[] parts)
    {
        for (var mask = 0; mask < 1 << parts.Length; mask++)
            yield return [.. parts.Select((part, index) => (mask & (1 << (parts.Length - 1 - index))) == 0 ? part : Parameter)];
    }

    private static string Key(string method, string[] segments) =>
        $"http:{method.ToLowerInvariant()}:/{string.Join('/', segments.Select(Canonical))}";

    private static string Canonical(string segment) =>
        segment == Rest || segment.StartsWith("{*", StringComparison.Ordinal) ? Rest
        : segment[0] == '{' ? Parameter
        : segment.ToLowerInvariant();

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static void Check(string template, string segment, bool isLast)
    {
        if (!segment.AsSpan().ContainsAny('{', '}'))
            return;
        var name = segment.Trim('{', '}', '*', '?');
        var isPlain =
            segment == $"{{{name}}}" || (isLast && (segment == $"{{{name}?}}" || segment == $"{{*{name}}}" || segment == $"{{**{name}}}"));
        if (!isPlain || name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-'))
            throw new FormatException(
                $"\"{segment}\" in \"{template}\" is no parameter: {{name}}, or as the last part {{name?}} or {{**name}}."
            );
    }
}
