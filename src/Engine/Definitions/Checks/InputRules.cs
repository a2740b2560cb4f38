using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Loops;
using CaseFlow.Engine.Primitives.Waiting;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// What an input is given is of its type and within its bounds, and what it names exists. An expression is judged where its text alone
/// tells its value.
/// </summary>
internal static class InputRules
{
    public static IEnumerable<Finding> Of(Activity activity, Surroundings around)
    {
        var known = activity.Descriptor.Inputs.ToDictionary(input => Member(input.Name));
        foreach (var input in activity.Given)
        {
            if (input.Compiled?.IsConstant(out var value) != true || value is null || (value is "" && input.ValueType != typeof(string)))
                continue;
            var descriptor = known.GetValueOrDefault(input.Name);
            if (OfValue(input, value, descriptor) is { } wrong)
                yield return Finding.Error(activity, wrong.Code, input.Name, wrong.Arguments);
            else if (
                descriptor is not null
                && value is string { Length: > 0 } name
                && Missing(descriptor.Editor, name, around) is { } missing
            )
                yield return Finding.Error(activity, missing, input.Name, name);
        }
        if (activity is For { Step: { IsDynamic: false, Literal: 0d } })
            yield return Finding.Error(activity, "check.step-zero", "step");
        if (activity is Cron { CronExpression: { IsDynamic: false, Literal: string cron } } && CronRules.WhyNot(cron) is { } why)
            yield return Finding.Error(activity, "check.not-a-cron", "cronExpression", cron, why);
    }

    private static (string Code, object[] Arguments)? OfValue(Definitions.Input input, object value, InputDescriptor? descriptor)
    {
        var type = Nullable.GetUnderlyingType(input.ValueType) ?? input.ValueType;
        if (type == typeof(bool) && value is List<object?> or Dictionary<string, object?>)
            return ("check.not-yes-or-no", [Shown(value)]);
        object? converted;
        try
        {
            converted = ValueConversion.To(value, input.ValueType);
        }
        catch (FormatException)
        {
            return (CodeOf(type), [Shown(value)]);
        }
        return converted switch
        {
            TimeSpan span when span < TimeSpan.Zero => ("check.negative-duration", [Shown(value)]),
            string text
                when text.Length > 0
                    && descriptor is { Editor: Editor.Dropdown, Options.Count: > 0 }
                    && !descriptor.Options.Any(option => option.Split('|')[0] == text) => ("check.unknown-option", [text]),
            IConvertible number and (int or long or double or decimal) when descriptor is not null => OutOfRange(
                number.ToDouble(null),
                descriptor
            ),
            _ => null,
        };
    }

    private static (string, object[])? OutOfRange(double number, InputDescriptor input) =>
        number < input.Min ? ("check.too-small", [number, input.Min])
        : number > input.Max ? ("check.too-big", [number, input.Max])
        : null;

    private static string? Missing(string editor, string name, Surroundings around) =>
        editor switch
        {
            Editor.Definition when around.Definitions is { } definitions => !definitions.TryGetValue(name, out var child)
                ? "check.unknown-definition"
            : child.IsPublished ? null
            : "check.unpublished-definition",
            _ when around.Names.TryGetValue(editor, out var known) && !known.Contains(name) => $"check.unknown-{editor}",
            _ => null,
        };

    private static string CodeOf(Type type)
    {
        if (type == typeof(bool))
            return "check.not-yes-or-no";
        if (type == typeof(TimeSpan))
            return "check.not-a-duration";
        if (type == typeof(DateTimeOffset))
            return "check.not-a-time";
        if (type.IsEnum)
            return "check.unknown-option";
        return type.IsPrimitive || type == typeof(decimal) ? "check.not-a-number" : "check.wrong-type";
    }

    private static string Shown(object value) =>
        value switch
        {
            List<object?> => "[…]",
            Dictionary<string, object?> => "{…}",
            _ => ValueConversion.ToText(value) is { Length: > 60 } text ? text[..60] + "…" : ValueConversion.ToText(value),
        };

    private static string Member(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
