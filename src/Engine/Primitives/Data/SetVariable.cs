using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Gives a variable a value: the one with this id in the nearest scope.</summary>
[Activity(
    "Elsa.SetVariable",
    Category = "03 数据",
    Name = "设置变量",
    EnglishName = "Set variable",
    Description = "给变量一个新的值。",
    EnglishDescription = "Gives a variable a new value."
)]
public sealed class SetVariable : Activity
{
    private string? _id;
    private string? _name;

    [Input(Editor.Expression, Name = "值", EnglishName = "Value")]
    public Input<object?> Value { get; init; } = new(null);

    /// <summary>Id or name of the variable that it sets; null when the definition does not say.</summary>
    internal string? Variable => _id;

    public override ActivityResult Execute(ActivityContext context)
    {
        if (_id is null)
            return Fail("It does not say which variable.", "variable.unknown");
        var value = context.Get(Value);
        if (context.TrySetVariableById(_id, value))
            return Complete();
        if (_name is null || !context.HasVariable(_name))
            return Fail($"There is no variable \"{_name ?? _id}\" here.", "variable.unknown");
        context.SetVariable(_name, value);
        return Complete();
    }

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        // The variable itself stands in the JSON, or its id.
        var variable = json.Member("variable");
        _id = variable?.Text("id") ?? variable?.Text("name") ?? json.Text("variable");
        _name = variable?.Text("name");
    }
}
