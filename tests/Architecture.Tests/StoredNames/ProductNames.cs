using System.Globalization;
using System.Reflection;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Engine.State;
using CaseFlow.Persistence;
using CaseFlow.Workflows;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>
/// Every name that stands in a clinic's rows, files and definitions, collected from the product itself: a heading for each kind and a
/// line for each name, in an order that does not change.
/// </summary>
internal static class ProductNames
{
    private const BindingFlags AnyStatic = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Product =
    [
        typeof(ActivityRegistry).Assembly,
        typeof(HumanTask).Assembly,
        typeof(CaseFlowDb).Assembly,
        typeof(CaseFlowDbContext).Assembly,
    ];

    public static SortedDictionary<string, IEnumerable<string>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["activity types, as definitions name them"] = ActivityTypes(),
            ["enum numbers in the state of an instance"] = EnumNumbers(typeof(WorkflowInstance)),
            ["enum texts in columns"] = StoredModel.EnumTexts(),
            ["form field types"] = Constants("FieldTypes").Concat(Constants("Rows", "Type")),
            ["history types"] = Rooms.All.SelectMany(room => room.HistoryTypes).Select(type => type.Name),
            ["journal events"] = JournalEvents(),
            ["migrations"] = Repository.Files.Where(path => path.EndsWith(".sql", StringComparison.Ordinal)).Select(PlaceOfMigration),
            ["outbox channels"] = OutboxChannels.All(),
            ["permissions"] = Permissions.All,
            ["roles"] = Constants("Roles"),
            ["settings and their words"] = Constants("Settings")
                .Concat(Rooms.All.SelectMany(room => room.Settings).Select(setting => setting.Key)),
            ["stages"] = Constants("Stage"),
            ["keys of stimuli"] = StimulusKeys(),
            ["waits"] = Waits.All().Concat(RequestWaits()),
        };

    public static string Text(IEnumerable<KeyValuePair<string, IEnumerable<string>>> groups) =>
        string.Concat(
            groups.Select(group =>
                $"# {group.Key}\n" + string.Concat(group.Value.Distinct().Order(StringComparer.Ordinal).Select(name => $"{name}\n")) + "\n"
            )
        );

    /// <summary>What an approved text has and the product has not ("- "), and the other way round ("+ ").</summary>
    public static IReadOnlyList<string> Difference(string approved, string actual)
    {
        var (before, after) = (Lines(approved), Lines(actual));
        return [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")];
    }

    /// <summary>Each name with its heading, since two kinds may share a name.</summary>
    private static List<string> Lines(string text)
    {
        var (lines, heading) = (new List<string>(), "");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                heading = line[2..];
            else
                lines.Add($"{heading}: {line}");
        }
        return lines;
    }

    private static IEnumerable<string> ActivityTypes() =>
        from type in new ActivityRegistry(typeof(HumanTask).Assembly).Descriptors
        from line in new[]
        {
            [type.TypeName],
            type.Inputs.Select(input => $"{type.TypeName} input {input.Name}"),
            type.Outputs.Select(output => $"{type.TypeName} output {output.Name}"),
            type.Outcomes.Select(outcome => $"{type.TypeName} outcome {outcome.Name}"),
            type.EmbeddedPorts.Select(port => $"{type.TypeName} port {port}"),
        }.SelectMany(lines => lines)
        select line;

    private static IEnumerable<string> JournalEvents() =>
        from type in typeof(JournalEvent).Assembly.GetTypes()
        where type is { IsAbstract: false } && type.IsAssignableTo(typeof(JournalEvent))
        select type.Name;

    /// <summary>The state of an instance holds these as numbers.</summary>
    private static IEnumerable<string> EnumNumbers(Type besides) =>
        from type in besides.Assembly.GetTypes()
        where type.IsEnum && type.Namespace == besides.Namespace
        from value in Enum.GetValues(type).Cast<object>()
        select $"{type.Name}.{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}";

    private static IEnumerable<string> StimulusKeys() =>
        from method in typeof(StimulusKey).GetMethods(AnyStatic)
        where method.ReturnType == typeof(string)
        let arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "NAME" : (object)Guid.Empty)
        select (string)method.Invoke(null, [.. arguments])!;

    private static IEnumerable<string> RequestWaits() =>
        [HttpEndpoint.NameOf(false, null), HttpEndpoint.NameOf(true, null), HttpEndpoint.NameOf(true, "PERMISSION")];

    /// <summary>The texts that the product's classes of this kind hold as constants, wherever these classes stand.</summary>
    private static IEnumerable<string> Constants(string ofClasses, string called = "") =>
        from type in Product.SelectMany(assembly => assembly.GetTypes())
        where type.Name.EndsWith(ofClasses, StringComparison.Ordinal)
        from field in type.GetFields(AnyStatic)
        where field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith(called, StringComparison.Ordinal)
        select (string)field.GetRawConstantValue()!;

    private static string PlaceOfMigration(string path) => string.Join('/', path.Split('/')[^3..]);
}
