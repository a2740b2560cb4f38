using System.Reflection;

namespace CaseFlow.Engine.Definitions;

/// <summary>Activity types by name: descriptor and how to make one. Built once at the start from assemblies.</summary>
public sealed class ActivityRegistry
{
    /// <summary>Elsa's primitives and every type with an <see cref="ActivityAttribute"/> in these assemblies.</summary>
    public ActivityRegistry(params Assembly[] assemblies) => throw new NotImplementedException();

    public IReadOnlyCollection<ActivityDescriptor> Descriptors => throw new NotImplementedException();

    public ActivityDescriptor? Find(string typeName) => throw new NotImplementedException();
}
