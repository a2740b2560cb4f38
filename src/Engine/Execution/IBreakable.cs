namespace CaseFlow.Engine.Execution;

/// <summary>A container that a Break inside it brings to its end.</summary>
internal interface IBreakable
{
    /// <summary>The local that is set when a Break was met.</summary>
    const string Breaking = "breaking";
}

/// <summary>A loop: where a Break has reached its aim.</summary>
internal interface ILoop : IBreakable;
