using System.Reflection;

namespace CaseFlow.Engine.Definitions;

/// <summary>Activity types by name: descriptor and how to make one. Built once at the start from assemblies.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<string, ActivityType> _types = [];

    private readonly HashSet<string> _editors = [.. Editor.Own];

    /// <summary>Elsa's primitives and every type with an <see cref="ActivityAttribute"/> in these assemblies.</summary>
    public ActivityRegistry(params Assembly[] assemblies)
    {
        List<Assembly> all = [.. assemblies.Prepend(typeof(ActivityRegistry).Assembly).Distinct()];
        foreach (var kind in all.SelectMany(assembly => assembly.GetCustomAttributes<EditorKindAttribute>()))
            if (!_editors.Add(kind.Kind))
                throw new ArgumentException($"Two editors are called {kind.Kind}.", nameof(assemblies));
        foreach (var type in all.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsAbstract || type.GetCustomAttribute<ActivityAttribute>() is not { } attribute)
                continue;
            if (!_types.TryAdd(attribute.TypeName, new ActivityType(type, attribute)))
                throw new ArgumentException($"Two activities are called {attribute.TypeName}.", nameof(assemblies));
        }
        foreach (var (activity, input) in Descriptors.SelectMany(type => type.Inputs.Select(input => (type.TypeName, input))))
            if (!_editors.Contains(input.Editor))
                throw new ArgumentException($"{activity}.{input.Name} asks for the editor {input.Editor}, which nobody declares.");
    }

    public IReadOnlyCollection<ActivityDescriptor> Descriptors => [.. _types.Values.Select(type => type.Descriptor)];

    /// <summary>The kinds of editors that inputs may ask for: those of <see cref="Editor"/> and those that the assemblies declare.</summary>
    public IReadOnlyCollection<string> Editors => _editors;

    public ActivityDescriptor? Find(string typeName) => _types.GetValueOrDefault(typeName)?.Descriptor;

    internal ActivityType? FindType(string typeName) => _types.GetValueOrDefault(typeName);
}
