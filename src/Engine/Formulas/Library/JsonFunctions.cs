using System.Text.Json;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>JSON.parse and JSON.stringify.</summary>
internal static class JsonFunctions
{
    public static readonly FunctionGroup Group = new(
        "JSON",
        new Dictionary<string, object?>
        {
            ["parse"] = new NativeFunction((run, args) => Parse(run, args)),
            ["stringify"] = new NativeFunction((run, args) => Stringify(run, args)),
        }
    );

    private static object? Parse(Run run, ReadOnlySpan<object?> args)
    {
        if (args.At(1) is not Undefined)
            throw run.Fail("JSON.parse takes a text only.");
        var text = run.CheckText(Coerce.ToText(run, args.At(0)));
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Run.MaxDepth });
            run.ChargeText(text.Length * 8L);
            return ValueJson.Read(json.RootElement);
        }
        // the latter two: half a character alone
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw run.Fail("This text is not JSON.");
        }
    }

    private static object Stringify(Run run, ReadOnlySpan<object?> args)
    {
        if (args.At(1) is not (null or Undefined))
            throw run.Fail("JSON.stringify takes no function or list of names; use map before.");
        var indent = args.At(2) switch
        {
            double count => new string(' ', (int)Math.Clamp(count, 0, 10)),
            string text => text[..Math.Min(text.Length, 10)],
            _ => "",
        };
        return new JsonText(run, indent).Write(args.At(0)) ?? (object)Undefined.Value;
    }
}
