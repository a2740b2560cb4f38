using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives;
using CaseFlow.Engine.Primitives.Composition;

namespace CaseFlow.Engine.Definitions;

/// <summary>Reads the activities of one definition, with those nested in them, and collects what is wrong.</summary>
internal sealed class ActivityReader(DefinitionReader definitions, string versionId, LogPersistence logged)
{
    private const int MostActivities = 10_000;
    private const int MostDefinitionsWithin = 50;
    private readonly Stack<string> _inside = new([versionId]);
    private readonly HashSet<string> _ids = [];
    private readonly List<Activity> _all = [];
    private readonly List<DefinitionProblem> _problems = [];
    private string _prefix = "";
    private Activity? _container;
    private LogPersistence _logged = logged;

    public IReadOnlyList<Activity> All => _all;

    public IReadOnlyList<DefinitionProblem> Problems => _problems;

    public bool AskForOutputs { get; private set; }

    public void Report(Activity? activity, string code, string message, string? place = null) =>
        _problems.Add(new DefinitionProblem(activity?.Id, activity?.Name, code, message) { Place = place });

    /// <summary>A declared value is of the declared type.</summary>
    public void CheckValues(Activity? holder, IEnumerable<VariableDefinition> variables)
    {
        foreach (var variable in variables.Where(variable => !variable.TryConvert(variable.Default, out _)))
        {
            var type = variable.IsArray ? $"{variable.TypeName}[]" : variable.TypeName;
            _problems.Add(
                new DefinitionProblem(holder?.Id, holder?.Name, "variable.wrong-type", $"The value of \"{variable.Name}\" is no {type}.")
                {
                    Detail = new CodedText("variable.wrong-type", variable.Name, type),
                }
            );
        }
    }

    public Activity? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (_all.Count == MostActivities)
        {
            if (!_problems.Exists(problem => problem.Code == "definition.too-big"))
                Report(
                    null,
                    "definition.too-big",
                    $"It has more than {MostActivities} activities, with those of the definitions that it uses."
                );
            return null;
        }
        var typeName = json.Text("type") ?? "";
        var type = definitions.Registry.FindType(typeName);
        var reusable = type is null
            ? definitions.FindReusable(new ReusableReference(typeName, json.Number("version"), json.Text("workflowDefinitionVersionId")))
            : null;
        var activity = type?.Create() ?? (reusable is null ? new UnknownActivity(typeName) : new WorkflowActivity(typeName));
        ReadCommon(activity, json);
        var container = _container;
        (activity.Container, _container) = (container, activity);
        if (type is not null)
            Bind(activity, type, json);
        if (reusable is { } definition)
            ReadInside((WorkflowActivity)activity, definition, json);
        else
            activity.Read(json, this);
        _container = container;
        return activity;
    }

    public IReadOnlyList<Activity> ReadList(JsonElement json, string member) => [.. json.Items(member).Select(Read).OfType<Activity>()];

    /// <summary>Gives the input what the definition says; nothing if it says nothing.</summary>
    public void Bind(Activity activity, Input input, string name, JsonElement? json)
    {
        input.Name = name;
        if (ReadExpression(json) is { } expression)
            Give(activity, input, name, expression);
        if (input.IsDynamic)
            activity.DynamicInputs = [.. activity.DynamicInputs, input];
    }

    /// <summary>Gives the input an expression; one that does not compile is reported.</summary>
    public void Give(Activity activity, Input input, string name, Expression expression)
    {
        (input.Name, input.Expression) = (name, expression);
        input.Compiled = Compile(activity, name, expression);
        activity.Given.Add(input);
    }

    /// <summary>A bare expression, <c>{type, value}</c>.</summary>
    public Input<bool> ReadCondition(Activity activity, string name, JsonElement json)
    {
        var condition = new Input<bool>(false) { Name = name };
        if (json.Member("condition") is not { } expression)
            return condition;
        var read = expression.Text("type") is { } type ? new Expression(type, Value(expression)) : ReadExpression(expression);
        if (read is not null)
            Give(activity, condition, name, read);
        return condition;
    }

    private void ReadCommon(Activity activity, JsonElement json)
    {
        var custom = json.Member("customProperties");
        activity.LocalId = json.Text("id") ?? FreeId(activity);
        activity.Id = _prefix + activity.LocalId;
        activity.Name = json.Text("name") ?? json.Member("metadata")?.Text("displayText") ?? activity.Descriptor.Name;
        activity.EnglishName = custom?.Member("names")?.Text("en") ?? "";
        activity.CanStartWorkflow = custom?.Flag("canStartWorkflow") ?? false;
        activity.MergeMode = custom?.Member("mergeMode") is { ValueKind: JsonValueKind.String } mode ? mode.GetString() : null;
        activity.Logged = LogPersistence.Read(custom, _logged);
        activity.Layout = json.Layout();
        activity.Variables = json.Variables("variables");
        CheckValues(activity, activity.Variables);
        if (!_ids.Add(activity.Id))
            Report(activity, "activity.duplicate-id", $"Two activities have the id \"{activity.LocalId}\".");
        else
            _all.Add(activity);
    }

    private string FreeId(Activity activity)
    {
        var name = activity.Descriptor.TypeName.Split('.')[^1];
        for (var number = 1; ; number++)
            if (!_ids.Contains($"{_prefix}{name}{number}"))
                return $"{name}{number}";
    }

    private void Bind(Activity activity, ActivityType type, JsonElement json)
    {
        foreach (var property in type.Inputs)
            Bind(
                activity,
                (Input)property.GetValue(activity)!,
                ActivityType.MemberName(property),
                json.Member(ActivityType.MemberName(property))
            );
        foreach (var property in type.Outputs)
            Bind(activity, (Output)property.GetValue(activity)!, property.Name, json.Member(ActivityType.MemberName(property)));
        foreach (var property in type.Ports)
            if (json.Member(ActivityType.MemberName(property)) is { } nested)
                property.SetValue(activity, Read(nested));
    }

    private static void Bind(Activity activity, Output output, string name, JsonElement? json)
    {
        output.Name = name;
        output.Target = json?.Member("memoryReference")?.Text("id");
        if (output.Target is not null)
            activity.Kept.Add(output);
    }

    private void ReadInside(WorkflowActivity activity, JsonElement definition, JsonElement json)
    {
        var head = DefinitionReader.ReadHead(definition);
        var root = definition.Member("root");
        if (_inside.Contains(head.VersionId))
        {
            Report(activity, "definition.contains-itself", $"\"{head.Name}\" would run inside itself without end.");
            root = null;
        }
        else if (_inside.Count > MostDefinitionsWithin)
        {
            Report(activity, "definition.nested-too-deep", $"More than {MostDefinitionsWithin} definitions stand within each other.");
            root = null;
        }
        var outside = (_prefix, _logged);
        (_prefix, _logged) = (activity.Id + "/", LogPersistence.Read(definition.Member("customProperties"), LogPersistence.All));
        _inside.Push(head.VersionId);
        activity.Inside(head, root is { } body ? Read(body) : null);
        _inside.Pop();
        (_prefix, _logged) = outside;
        foreach (var input in activity.Inputs)
            Bind(
                activity,
                input.Value,
                input.Key,
                json.Member(char.ToLowerInvariant(input.Key[0]) + input.Key[1..]) ?? json.Member(input.Key)
            );
        foreach (var output in activity.Outputs)
            Bind(
                activity,
                output.Value,
                output.Key,
                json.Member(char.ToLowerInvariant(output.Key[0]) + output.Key[1..]) ?? json.Member(output.Key)
            );
    }

    private static Expression? ReadExpression(JsonElement? json)
    {
        if (json is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
            return new Expression("Literal", ValueJson.Read(value));
        if (value.Member("expression") is { } expression)
            return new Expression(expression.Text("type") ?? "Literal", Value(expression));
        return value.Member("memoryReference") is null && value.Member("typeName") is null
            ? new Expression("Literal", ValueJson.Read(value))
            : null;
    }

    private static object? Value(JsonElement expression) => expression.Member("value") is { } value ? ValueJson.Read(value) : null;

    private CompiledExpression Compile(Activity activity, string input, Expression expression)
    {
        // getOutputFrom("a"), getLastResult(), getResultFromScan(): the text alone says enough.
        AskForOutputs |=
            expression.Type == "Output"
            || (
                expression.Value is string source
                && (source.Contains("From", StringComparison.Ordinal) || source.Contains("getLastResult", StringComparison.Ordinal))
            );
        try
        {
            return ExpressionEvaluator.Shared.Compile(expression);
        }
        catch (ExpressionException problem)
        {
            var place = problem.Line > 0 ? $" (line {problem.Line}, column {problem.Column})" : "";
            _problems.Add(
                new DefinitionProblem(activity.Id, activity.Name, "expression.invalid", $"{input}: {problem.Message}{place}")
                {
                    Place = input,
                    Detail = problem.Problem,
                }
            );
            return CompiledExpression.Failing(problem);
        }
    }
}
