using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Tests.Properties;
using CaseFlow.Engine.Tests.Support;
using CaseFlow.TestKit;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>
/// Definitions that are in order: those that are shipped, some made by dice, and some that hold every type of activity there is.
/// </summary>
internal static class Corpus
{
    public static readonly ActivityRegistry Registry = new(typeof(HumanTask).Assembly, typeof(FailsOnce).Assembly);

    public static IReadOnlyList<string> Definitions { get; } =
    [
        .. Directory.GetFiles(Repository.Definitions, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. Enumerable.Range(0, 40).Select(seed => new RandomDefinition(seed).Make().ToJsonString()),
        .. Registry
            .Descriptors.OrderBy(type => type.TypeName, StringComparer.Ordinal)
            .Chunk(8)
            .SelectMany(types => new[] { InSequence(types), InFlowchart(types) })
            .Select(definition => definition.ToJsonString()),
    ];

    private static JsonObject InSequence(ActivityDescriptor[] types) =>
        Workflow(
            "every-type",
            Sequence("all", [.. types.Select(Filled)]),
            Variable("n", "1", "Int32"),
            Variable("list", "[1,2,3]", "Object")
        );

    private static JsonObject InFlowchart(ActivityDescriptor[] types) =>
        Workflow(
            "every-node",
            Flowchart(
                "all",
                [.. types.Select(Filled)],
                [
                    .. types.Zip(
                        types.Skip(1),
                        (from, to) => $"{from.TypeName}:{(from.Outcomes is [var first, ..] ? first.Name : "Done")} -> {to.TypeName}"
                    ),
                ]
            ),
            Variable("n", "1", "Int32")
        );

    /// <summary>With something in each of its inputs, outputs and ports.</summary>
    private static JsonNode Filled(ActivityDescriptor type)
    {
        var activity = Activity(type.TypeName, type.TypeName);
        foreach (var input in type.Inputs)
            activity[JsonNamingPolicy(input.Name)] = ValueOf(input.Type);
        foreach (var output in type.Outputs)
            activity[JsonNamingPolicy(output.Name)] = Bound("n");
        foreach (var port in type.EmbeddedPorts)
            activity[port] = Print($"{type.TypeName}-{port}");
        foreach (var children in new[] { "activities", "branches" })
            activity[children] ??= new JsonArray(Print($"{type.TypeName}-{children}"));
        return activity;
    }

    private static JsonObject ValueOf(Type type) =>
        type switch
        {
            _ when type == typeof(bool) => Script("getVariable('n') == 1"),
            _ when type == typeof(TimeSpan) => Literal("00:05:00"),
            _ when type == typeof(DateTimeOffset) => Literal("2026-03-02T12:00:00Z"),
            _ when type == typeof(int) || type == typeof(double) || type == typeof(decimal) => Literal(3),
            _ when type == typeof(string) => Script("'text ' + getVariable('n')"),
            _ when type == typeof(object) => Expression("Object", "[1, {\"a\": \"b\"}, \"c\"]"),
            _ => Expression("Object", "[\"A\", \"B\"]"),
        };

    private static string JsonNamingPolicy(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
