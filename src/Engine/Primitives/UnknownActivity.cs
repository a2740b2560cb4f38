using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives;

/// <summary>
/// Stands for a type that this CaseFlow does not have. The definition can be loaded and seen; where it runs, there is an incident, and
/// nothing is lost.
/// </summary>
internal sealed class UnknownActivity(string typeName) : Activity
{
    internal override string TypeName => typeName;

    public override ActivityResult Execute(ActivityContext context) =>
        Fail($"There is no activity type \"{typeName}\" here.", "activity.unknown-type");
}
