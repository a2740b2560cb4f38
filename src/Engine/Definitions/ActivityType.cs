using System.Reflection;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions;

/// <summary>An activity class: its descriptor, and its inputs, outputs and ports by their names in definitions.</summary>
internal sealed class ActivityType
{
    private readonly Type _type;

    public ActivityType(Type type, ActivityAttribute attribute)
    {
        _type = type;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(Depth)
            .ThenBy(property => property.MetadataToken)
            .ToList();
        Inputs =
        [
            .. properties.Where(property =>
                property.IsDefined(typeof(InputAttribute)) && property.PropertyType.IsAssignableTo(typeof(Input))
            ),
        ];
        Outputs = [.. properties.Where(property => property.IsDefined(typeof(OutputAttribute)))];
        Ports = [.. properties.Where(property => property.IsDefined(typeof(PortAttribute)))];
        Descriptor = Describe(attribute);
    }

    public ActivityDescriptor Descriptor { get; }
    public IReadOnlyList<PropertyInfo> Inputs { get; }
    public IReadOnlyList<PropertyInfo> Outputs { get; }
    public IReadOnlyList<PropertyInfo> Ports { get; }

    public Activity Create()
    {
        var activity = (Activity)Activator.CreateInstance(_type)!;
        activity.Descriptor = Descriptor;
        return activity;
    }

    /// <summary>The member in a definition: camelCased.</summary>
    public static string MemberName(PropertyInfo property) =>
        property.GetCustomAttribute<PortAttribute>() is { Name.Length: > 0 } port
            ? port.Name
            : char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    // Inputs of a base class come after the activity's own: those are what somebody edits first.
    private int Depth(PropertyInfo property)
    {
        var depth = 0;
        for (var type = _type; type is not null && type != property.DeclaringType; type = type.BaseType)
            depth++;
        return depth;
    }

    private ActivityDescriptor Describe(ActivityAttribute attribute)
    {
        var shortName = attribute.TypeName[(attribute.TypeName.LastIndexOf('.') + 1)..];
        var sample = Create();
        return new ActivityDescriptor(
            attribute.TypeName,
            1,
            attribute.Stage,
            attribute.Category,
            OrElse(attribute.Name, shortName),
            OrElse(attribute.EnglishName, shortName)
        )
        {
            Description = attribute.Description,
            EnglishDescription = attribute.EnglishDescription,
            Icon = attribute.Icon,
            IsBrowsable = attribute.Browsable,
            IsTrigger = attribute.Trigger,
            IsTerminal = attribute.Terminal,
            Outcomes =
            [
                .. _type
                    .GetCustomAttributes<OutcomeAttribute>()
                    .Select(outcome => new OutcomeDescriptor(
                        outcome.Name,
                        OrElse(outcome.Label, outcome.Name),
                        OrElse(outcome.EnglishLabel, outcome.Name),
                        outcome.EndsEarly,
                        outcome.WhereDrawn
                    )),
            ],
            Inputs = [.. Inputs.Select(property => DescribeInput(property, (Input)property.GetValue(sample)!))],
            Outputs = [.. Outputs.Select(DescribeOutput)],
            EmbeddedPorts = [.. Ports.Select(MemberName)],
        };
    }

    private static InputDescriptor DescribeInput(PropertyInfo property, Input sample)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>()!;
        return new InputDescriptor(
            property.Name,
            sample.ValueType,
            attribute.Editor,
            OrElse(attribute.Name, property.Name),
            OrElse(attribute.EnglishName, property.Name),
            sample.DefaultValue,
            attribute.Options
        )
        {
            Description = attribute.Description,
            EnglishDescription = attribute.EnglishDescription,
            Min = attribute.Min,
            Max = attribute.Max,
        };
    }

    private static OutputDescriptor DescribeOutput(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputAttribute>()!;
        return new OutputDescriptor(
            property.Name,
            property.PropertyType.GetGenericArguments()[0],
            OrElse(attribute.Name, property.Name),
            OrElse(attribute.EnglishName, property.Name)
        );
    }

    private static string OrElse(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
