namespace CaseFlow.Engine.State;

/// <summary>Names one run of a definition, for ever. The root instance's id is also the journey's id.</summary>
public readonly record struct InstanceId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Names one run of one activity within its instance; numbered from 1 in the order of starting.</summary>
public readonly record struct FrameId(int Value)
{
    public override string ToString() => $"f{Value}";
}

/// <summary>Names one wait within its instance; numbered from 1, never used again.</summary>
public readonly record struct BookmarkId(int Value)
{
    public override string ToString() => $"b{Value}";
}

/// <summary>Names one technical failure within its instance; numbered from 1.</summary>
public readonly record struct IncidentId(int Value)
{
    public override string ToString() => $"i{Value}";
}

/// <summary>The version of a definition that an instance runs on. It never changes but by a migration.</summary>
/// <param name="DefinitionId">Stable over all versions, e.g. <c>annual-review</c>.</param>
/// <param name="Version">Counted from 1.</param>
public readonly record struct DefinitionRef(string DefinitionId, int Version)
{
    public override string ToString() => $"{DefinitionId}@{Version}";
}
