using System.Reflection;

namespace CaseFlow.Engine.Definitions;

/// <summary>Activity types by name: descriptor and how to make one. Built once at the start from assemblies.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<string, ActivityType> _types = [];

    /// <summary>Elsa's primitives and every type with an <see cref="ActivityAttribute"/> in these assemblies.</summary>
    public ActivityRegistry(params Assembly[] assemblies)
    {
        foreach (var type in assemblies.Prepend(typeof(ActivityRegistry).Assembly).Distinct().SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsAbstract || type.GetCustomAttribute<ActivityAttribute>() is not { } attribute)
                continue;
            if (!_types.TryAdd(attribute.TypeName, new ActivityType(type, attribute)))
                throw new ArgumentException($"Two activities are called {attribute.TypeName}.", nameof(assemblies));
        }
    }

    public IReadOnlyCollection<ActivityDescriptor> Descriptors => [.. _types.Values.Select(type => type.Descriptor)];

    public ActivityDescriptor? Find(string typeName) => _types.GetValueOrDefault(typeName)?.Descriptor;

    internal ActivityType? FindType(string typeName) => _types.GetValueOrDefault(typeName);
}
