using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Branching;

/// <summary>All its branches by turns; goes on with the first that ends (WaitAny) or with the last (WaitAll).</summary>
[Activity("Elsa.Fork", Category = "02 流程控制", Name = "分叉", EnglishName = "Fork")]
public sealed class Fork : Activity, IBreakable
{
    private IReadOnlyList<Activity> _branches = [];
    private bool _waitsForAny;

    public override ActivityResult Execute(ActivityContext context) =>
        _branches.Count == 0 ? Complete() : Schedule([.. _branches.Select(branch => new ChildWork(branch))]);

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        _waitsForAny || !context.HasChildren || context.GetLocal(IBreakable.Breaking) is true ? Complete() : Schedule();

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        _branches = reader.ReadList(json, "branches");
        _waitsForAny = "WaitAny".Equals(json.Text("joinMode"), StringComparison.OrdinalIgnoreCase);
    }
}
