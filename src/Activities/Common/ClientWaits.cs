using System.Reflection;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Common;

/// <summary>While nobody has taken this work, a client who is in the house waits for a person (R-TRI-6).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ClientWaitsAttribute : Attribute;

/// <summary>The work for which clients wait in the house, by the names of its activity types.</summary>
public static class ClientWaits
{
    public static IReadOnlyList<string> Types { get; } =
    [
        .. typeof(ClientWaits)
            .Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ClientWaitsAttribute)))
            .Select(type => type.GetCustomAttribute<ActivityAttribute>()!.TypeName)
            .Order(StringComparer.Ordinal),
    ];
}
