using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>What one method name means for each kind of value; looked up once, when a call is parsed.</summary>
internal sealed class MethodTable
{
    private static readonly Dictionary<string, Method> OfAny = new()
    {
        ["toString"] = (run, self, _) => Coerce.ToText(run, self),
        ["valueOf"] = (_, self, _) => self,
        ["hasOwnProperty"] = (run, self, args) =>
            Coerce.Box(self is Dictionary<string, object?> or List<object?> && Members.Has(run, self, Members.Key(run, args.At(0)))),
    };

    private static readonly Dictionary<string, MethodTable> Tables = Build();

    private Method? _ofText;
    private Method? _ofList;
    private Method? _ofNumber;
    private Method? _ofDate;
    private Method? _ofPattern;
    private Method? _ofAny;

    public static MethodTable? Of(string name) => Tables.GetValueOrDefault(name);

    public Method? For(object owner) =>
        owner switch
        {
            string => _ofText,
            List<object?> => _ofList,
            double => _ofNumber,
            DateValue => _ofDate,
            PatternValue => _ofPattern,
            bool or Dictionary<string, object?> => _ofAny,
            _ => null,
        };

    private static Dictionary<string, MethodTable> Build()
    {
        var tables = new Dictionary<string, MethodTable>();
        foreach (var (name, method) in OfAny)
        {
            var table = Entry(tables, name);
            (table._ofText, table._ofList, table._ofNumber, table._ofDate, table._ofPattern, table._ofAny) = (
                method,
                method,
                method,
                method,
                method,
                method
            );
        }

        foreach (var (name, method) in TextMethods.All.Concat(TextPatternMethods.All))
            Entry(tables, name)._ofText = method;
        foreach (var (name, method) in ListMethods.All.Concat(ListEdits.All))
            Entry(tables, name)._ofList = method;
        foreach (var (name, method) in NumberMethods.All)
            Entry(tables, name)._ofNumber = method;
        foreach (var (name, method) in DateMethods.All)
            Entry(tables, name)._ofDate = method;
        foreach (var (name, method) in TextPatternMethods.OfPattern)
            Entry(tables, name)._ofPattern = method;
        return tables;
    }

    private static MethodTable Entry(Dictionary<string, MethodTable> tables, string name)
    {
        if (!tables.TryGetValue(name, out var table))
            tables.Add(name, table = new MethodTable());
        return table;
    }
}
