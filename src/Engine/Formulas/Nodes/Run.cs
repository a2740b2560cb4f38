using System.Runtime.CompilerServices;
using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>One evaluation: what it may reach and what it has used up of its limits.</summary>
/// <param name="changesValues">The script may change a list or object in place, so it works on copies of what the scope holds.</param>
internal sealed class Run(IExpressionScope scope, bool changesValues)
{
    public const int MaxSteps = 100_000;
    public const int MaxCalls = 100;
    public const int MaxText = 1 << 20;
    public const int MaxItems = 100_000;
    public const int MaxDepth = 64;

    private readonly VariableCopies? _copies = changesValues ? new VariableCopies() : null;
    private int _steps;
    private int _calls;
    private int _depth;

    public IExpressionScope Scope { get; } = scope;

    /// <summary>Where the call stands that is under way, for errors of built-in functions.</summary>
    public Place Place { get; set; } = new(1, 1);

    public object? Result { get; set; } = Undefined.Value;

    /// <summary>A passed limit ends the script; no catch of its own may go on.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Used up so far.</summary>
    public int Steps => _steps;

    /// <summary>Of all texts that went out.</summary>
    public long CharactersOut { get; private set; }

    public void Step(Place place)
    {
        if (++_steps > MaxSteps)
            throw Exhausted(place, $"The expression takes more than {MaxSteps} steps.");
    }

    /// <summary>Work that grows with the size of a value counts too: a step for every 64 characters or 8 items.</summary>
    public void ChargeText(long characters) => Charge(characters >> 6);

    public void ChargeItems(long items) => Charge(items >> 3);

    /// <summary>A built-in that is dearer than a step by itself.</summary>
    public void ChargeSteps(int count) => Charge(count);

    public string CheckText(string text)
    {
        if (text.Length > MaxText)
            throw TooLongText();
        ChargeText(text.Length);
        return text;
    }

    public ExpressionException TooLongText() => Exhausted(Place, $"A text of more than {MaxText} characters is too long.");

    public string TextOut(string text)
    {
        CharactersOut += text.Length;
        ChargeText(text.Length);
        return text;
    }

    public void CheckItems(long count)
    {
        if (count > MaxItems)
            throw Exhausted(Place, $"A list of more than {MaxItems} items is too long.");
    }

    public void EnterCall()
    {
        if (++_calls > MaxCalls || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Exhausted(Place, $"Functions call each other more than {MaxCalls} deep.");
    }

    public void LeaveCall() => _calls--;

    /// <summary>One level into a value; a list that holds itself ends here.</summary>
    public void EnterValue(int items)
    {
        Charge(1 + (items >> 3));
        if (++_depth > MaxDepth)
            throw Exhausted(Place, $"A value is nested more than {MaxDepth} deep.");
    }

    public void LeaveValue() => _depth--;

    /// <summary>How deep calls and values are nested; put back where an error is caught, for nobody left them in good order.</summary>
    public (int Calls, int Depth) Nesting
    {
        get => (_calls, _depth);
        set => (_calls, _depth) = value;
    }

    public ExpressionException Fail(string message) => Place.Refuse(message);

    public object? ReadVariable(string name)
    {
        if (_copies is not null)
            return _copies.Read(this, name);
        return Scope.TryGetVariable(name, out var value) ? Exchange.In(value) : Undefined.Value;
    }

    public void WriteVariable(string name, object? value)
    {
        Scope.SetVariable(name, Out(value));
        _copies?.Remember(name, value);
    }

    /// <summary>A value from outside; copied where the script could change it there.</summary>
    public object? In(object? value) => changesValues ? Exchange.Copy(this, Exchange.In(value)) : Exchange.In(value);

    /// <summary>A value for outside: without undefined, dates as texts.</summary>
    public object? Out(object? value) => changesValues ? Exchange.Copy(this, Exchange.Out(this, value)) : Exchange.Out(this, value);

    /// <summary>Variables whose lists or objects were changed in place are stored.</summary>
    public void StoreChanges() => _copies?.StoreChanges(this);

    private void Charge(long work)
    {
        if (work > MaxSteps)
            work = MaxSteps;
        if ((_steps += (int)work) > MaxSteps)
            throw Exhausted(Place, $"The expression takes more than {MaxSteps} steps.");
    }

    private ExpressionException Exhausted(Place place, string message)
    {
        IsExhausted = true;
        _steps = MaxSteps;
        return place.Refuse(message);
    }
}
