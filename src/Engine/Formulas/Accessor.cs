using System.Text;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// Elsa's functions made of a variable's, input's or output's name: <c>getTotal()</c>, <c>setTotal(3)</c>, <c>getResultFromSum()</c>.
/// </summary>
internal static class Accessor
{
    public static bool IsGetter(string name) => Starts(name, "get");

    public static bool IsSetter(string name) => Starts(name, "set");

    /// <summary>
    /// The name with a capital at the beginning of each word, as Elsa has it in functions and types: "first_name" and "first name" are
    /// FirstName.
    /// </summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            var begin = at;
            if (name[at] == '_')
                at++;
            else
                while (at < name.Length && name[at] == ' ')
                    at++;
            if (at == name.Length)
                text.Append(name, begin, at - begin); // nothing follows
            else if (at > begin || at == 0)
                text.Append(char.ToUpperInvariant(name[at]));
            else
                text.Append(name[at]);
        }
        return text.ToString();
    }

    /// <summary>A function that is called so may mean what has this name.</summary>
    public static bool Means(string called, string name) => called == name || (MayMean(called, name) && Pascal(name) == called);

    private static bool MayMean(string called, string name) =>
        called.Length > 0 && name.Length >= called.Length && char.ToUpperInvariant(name[^1]) == char.ToUpperInvariant(called[^1]);

    private static bool Starts(string name, string verb) =>
        name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && !char.IsLower(name[verb.Length]);
}
