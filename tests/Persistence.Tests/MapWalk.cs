using AutoMapper;
using AutoMapper.Internal;

namespace CaseFlow.Persistence.Tests;

/// <summary>
/// Finds maps that come back to themselves: given a deep enough object, AutoMapper 14 ends the process in one (decision 3).
/// </summary>
internal static class MapWalk
{
    public static IEnumerable<string> RecursiveMaps(IConfigurationProvider configuration)
    {
        var maps = configuration.Internal();
        return maps.GetAllTypeMaps()
            .Where(map => Reached(maps, map).Contains(map))
            .Select(map => $"{map.SourceType.Name} -> {map.DestinationType.Name}");
    }

    private static HashSet<TypeMap> Reached(IGlobalConfiguration maps, TypeMap from)
    {
        var reached = new HashSet<TypeMap>();
        var waiting = new Queue<TypeMap>([from]);
        while (waiting.TryDequeue(out var map))
            foreach (var next in Next(maps, map).Where(reached.Add))
                waiting.Enqueue(next);
        return reached;
    }

    /// <summary>The maps that this one may call: those of its members, and those that take its place for a derived type.</summary>
    private static IEnumerable<TypeMap> Next(IGlobalConfiguration maps, TypeMap map)
    {
        var pairs = map
            .MemberMaps.Where(member => !member.Ignored)
            .SelectMany(member =>
                from source in Parts(member.SourceType)
                from destination in Parts(member.DestinationType)
                select new TypePair(source, destination)
            )
            .Concat(map.IncludedDerivedTypes);
        return from pair in pairs from known in maps.GetAllTypeMaps() where IsUsedFor(known.Types, pair) select known;
    }

    private static bool IsUsedFor(TypePair map, TypePair pair) =>
        IsOfKind(pair.SourceType, map.SourceType) && IsOfKind(pair.DestinationType, map.DestinationType);

    /// <summary>The other type itself, one above it or below it: which comes is known only when it comes. Of generics, any.</summary>
    private static bool IsOfKind(Type one, Type other) =>
        one.IsAssignableFrom(other)
        || other.IsAssignableFrom(one)
        || (one.IsGenericType && other.IsGenericType && one.GetGenericTypeDefinition() == other.GetGenericTypeDefinition());

    /// <summary>The type, and what it holds if it is a list, a dictionary or a nullable value.</summary>
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type == typeof(object))
            return [];
        IEnumerable<Type> held =
            type.IsArray ? [type.GetElementType()!]
            : type.IsGenericType ? type.GetGenericArguments()
            : [];
        return held.SelectMany(Parts).Prepend(type);
    }
}
