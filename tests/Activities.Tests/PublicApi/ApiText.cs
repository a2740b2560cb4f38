using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CaseFlow.Activities.Tests.PublicApi;

/// <summary>The public API of an assembly, a line for each type and member, in an order that does not change.</summary>
internal static class ApiText
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAssignableTo(typeof(Delegate)) ? "delegate"
            : IsRecord(type) ? "record"
            : "class";
        var modifier =
            type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract && !type.IsInterface ? "abstract "
            : "";
        var bases = new[] { type.BaseType }
            .Where(parent =>
                parent is not null
                && parent != typeof(object)
                && parent != typeof(ValueType)
                && parent != typeof(Enum)
                && parent != typeof(MulticastDelegate)
            )
            .Select(parent => Name(parent!));
        var short_ = type.FullName!.Replace("CaseFlow.Engine.", "", StringComparison.Ordinal)
            .Replace("CaseFlow.Activities.", "", StringComparison.Ordinal)
            .Replace("Primitives.", "", StringComparison.Ordinal);
        return $"{modifier}{kind} {short_}" + (bases.FirstOrDefault() is { } parent ? $" : {parent}" : "");
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        var fields = type.GetFields(All)
            .Where(field => IsOpen(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly))
            .Select(field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}");
        var constructors = type.GetConstructors(All)
            .Where(made => !made.IsStatic && IsOpen(made))
            .Select(made => $"{Reach(made)}new({Parameters(made)})");
        var properties = type.GetProperties(All).Where(property => property.GetMethod is { } get && IsOpen(get)).Select(Property);
        var methods = type.GetMethods(All)
            .Where(method => IsOpen(method) && !method.IsSpecialName && !IsMadeByCompiler(method))
            .Select(Method);
        return fields.Concat(constructors).Concat(properties).Concat(methods);
    }

    private static string Property(PropertyInfo property)
    {
        var set =
            property.SetMethod is { } setter && IsOpen(setter)
                ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
                    ? " init;"
                    : " set;"
                : "";
        return $"{Reach(property.GetMethod!)}{Kind(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get;{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Reach(method)}{Kind(method)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = ..." : "")}"
                )
        );

    private static string Reach(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Kind(MethodInfo method) =>
        method.DeclaringType!.IsInterface ? ""
        : method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : method is { IsVirtual: true, IsFinal: false } ? "virtual "
        : "";

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", All) is not null;

    // What every record has says nothing of this one.
    private static bool IsMadeByCompiler(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute))
        || (method.Name is "ToString" or "GetHashCode" or "Equals" or "Deconstruct" or "PrintMembers" && IsRecord(method.DeclaringType!))
        || method.Name.StartsWith('<');

    private static bool IsOpen(MethodBase method) => IsOpen(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool IsOpen(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;
}
