using System.Buffers.Text;
using System.Text;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Elsa's functions for texts, bytes and ids. Bytes are lists of numbers, ids are texts.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static readonly Dictionary<string, object?> All = new()
    {
        ["isNullOrWhiteSpace"] = Native((run, args) => Coerce.Box(string.IsNullOrWhiteSpace(TextOrNull(run, args.At(0))))),
        ["isNullOrEmpty"] = Native((run, args) => Coerce.Box(string.IsNullOrEmpty(TextOrNull(run, args.At(0))))),
        ["toJson"] = Native((run, args) => new JsonText(run, "").Write(args.At(0)) ?? "null"),
        ["newGuid"] = Native((run, _) => run.Scope.NewGuid().ToString("D")),
        ["newGuidString"] = Native((run, _) => run.Scope.NewGuid().ToString("D")),
        ["newShortGuid"] = Native((run, _) => Short(run.Scope.NewGuid())),
        ["parseGuid"] = Native((run, args) => GuidAt(run, args).ToString("D")),
        ["getGuidString"] = Native((run, args) => (args.Length == 0 ? run.Scope.NewGuid() : GuidAt(run, args)).ToString("D")),
        ["getShortGuid"] = Native((run, args) => Short(args.Length == 0 ? run.Scope.NewGuid() : GuidAt(run, args))),
        ["bytesToString"] = Native((run, args) => run.CheckText(Utf8.GetString(Bytes(run, args.At(0))))),
        ["bytesFromString"] = Native((run, args) => List(run, Utf8.GetBytes(Coerce.ToText(run, args.At(0))))),
        ["bytesToBase64"] = Native((run, args) => run.CheckText(Convert.ToBase64String(Bytes(run, args.At(0))))),
        ["bytesFromBase64"] = Native((run, args) => List(run, FromBase64(run, args.At(0)))),
        ["stringToBase64"] = Native((run, args) => run.CheckText(Convert.ToBase64String(Utf8.GetBytes(Coerce.ToText(run, args.At(0)))))),
        ["stringFromBase64"] = Native((run, args) => run.CheckText(Utf8.GetString(FromBase64(run, args.At(0))))),
        ["streamToBytes"] = Native((run, args) => List(run, Bytes(run, args.At(0)))),
        ["streamToBase64"] = Native((run, args) => run.CheckText(Convert.ToBase64String(Bytes(run, args.At(0))))),
    };

    private static byte[] Bytes(Run run, object? value)
    {
        var list = value as List<object?> ?? throw run.Fail("Bytes are expected here: a list of numbers from 0 to 255.");
        run.ChargeItems(list.Count);
        var bytes = new byte[list.Count];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = list[i] is >= 0d and <= 255d ? (byte)(double)list[i]! : throw run.Fail("Bytes are numbers from 0 to 255.");
        return bytes;
    }

    private static List<object?> List(Run run, byte[] bytes)
    {
        run.CheckItems(bytes.Length);
        run.ChargeItems(bytes.Length);
        return [.. bytes.Select(object? (b) => (double)b)];
    }

    private static byte[] FromBase64(Run run, object? value)
    {
        var text = Coerce.ToText(run, value);
        run.ChargeText(text.Length);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw run.Fail("This text is not Base64.");
    }

    private static Guid GuidAt(Run run, ReadOnlySpan<object?> args)
    {
        var text = Coerce.ToText(run, args.At(0));
        if (Guid.TryParse(text, out var guid))
            return guid;
        return text.Length == 22 && FromShort(text) is { } shortGuid ? shortGuid : throw run.Fail("This text is not a GUID.");
    }

    private static string Short(Guid guid) => Base64Url.EncodeToString(guid.ToByteArray());

    private static Guid? FromShort(string text)
    {
        var bytes = new byte[24];
        return Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == 16 ? new Guid(bytes.AsSpan(0, 16)) : null;
    }

    private static string? TextOrNull(Run run, object? value) => value is null or Undefined ? null : Coerce.ToText(run, value);

    private static NativeFunction Native(Native body) => new(body);
}
