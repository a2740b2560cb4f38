using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>What the text of a script says about the variables and inputs it uses.</summary>
internal sealed class Footprint
{
    private static readonly HashSet<string> ChangingMethods =
    [
        "push",
        "pop",
        "shift",
        "unshift",
        "sort",
        "reverse",
        "splice",
        "fill",
        "assign",
    ];

    private readonly List<(Identifier Callee, ArgumentList Arguments)> _calls = [];
    private readonly List<Member> _members = [];
    private readonly List<Member> _assigned = [];
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _set = [];
    private readonly HashSet<string> _inputs = [];

    public IReadOnlyCollection<string> VariablesRead => _read;
    public IReadOnlyCollection<string> VariablesSet => _set;
    public IReadOnlyCollection<string> InputsRead => _inputs;

    /// <summary>It may change a list or an object in place.</summary>
    public bool ChangesValues { get; private set; }

    public void Calls(Node callee, ArgumentList arguments)
    {
        if (callee is Identifier name)
            _calls.Add((name, arguments));
        if (callee is Member { Name: null })
            ChangesValues = true; // list[method]() could be any of them
        if (callee is Member { Name: { } method } && ChangingMethods.Contains(method))
            ChangesValues = true;
    }

    public void Has(Member member)
    {
        if (member.Owner is Identifier)
            _members.Add(member);
    }

    /// <param name="isRead">As by <c>+=</c>, which takes the old value first.</param>
    public void Assigns(Node target, bool isRead)
    {
        if (target is not Member member)
            return;
        if (member.Owner is Identifier { Name: "variables" })
            _assigned.Add(member);
        else
            ChangesValues = true;
        if (isRead || member.Owner is not Identifier)
            return;
        _members.Remove(member);
    }

    public void Deletes() => ChangesValues = true;

    /// <summary>Once all names are bound: a local called variables, or a function of the script's own, says nothing.</summary>
    public void Sum()
    {
        foreach (var member in _assigned.Where(m => !((Identifier)m.Owner).IsLocal))
            Note(_set, member.Name);
        if (_assigned.Exists(m => ((Identifier)m.Owner).IsLocal))
            ChangesValues = true;
        foreach (var member in _members)
        {
            if (member.Owner is not Identifier { IsLocal: false } owner)
                continue;
            if (owner.Name == "variables")
                Note(_read, member.Name);
            if (owner.Name == "input")
                Note(_inputs, member.Name);
        }

        foreach (var (callee, arguments) in _calls.Where(c => !c.Callee.IsLocal))
            Sum(callee.Name, arguments);
    }

    private void Sum(string function, ArgumentList arguments)
    {
        var name = arguments.Items.Count > 0 && arguments.Items[0] is Constant { Value: string text } ? text : null;
        switch (function)
        {
            case "getVariable":
                Note(_read, name);
                break;
            case "setVariable":
                Note(_set, name);
                break;
            case "getInput":
                Note(_inputs, name);
                break;
            default:
                if (Library.Globals.IsKnown(function))
                    break;
                if (Accessor.IsGetter(function) && !function.Contains("From", StringComparison.Ordinal))
                    Note(_read, function[3..]);
                if (Accessor.IsSetter(function))
                    Note(_set, function[3..]);
                break;
        }
    }

    private static void Note(HashSet<string> names, string? name)
    {
        if (name is not null)
            names.Add(name);
    }
}
