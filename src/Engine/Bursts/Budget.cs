using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>
/// What one step may use up, over all its bursts: no definition can hold a thread for long or fill the memory. When something is used up,
/// the step stops with an incident,
/// nothing is lost, and a retry goes on with a new budget.
/// </summary>
internal sealed class Budget(int mostItems)
{
    /// <summary>Of all scripts together; a single one has limits of its own.</summary>
    public const int MostScriptSteps = 1_000_000;

    /// <summary>Of all values that scripts gave or that are kept.</summary>
    public const int MostCharacters = 32 * 1024 * 1024;

    /// <summary>Events of the journal.</summary>
    public const int MostChanges = 60_000;

    /// <summary>Child instances that are started.</summary>
    public const int MostChildren = 2_000;

    /// <summary>Of one instance, at one time.</summary>
    public const int MostFrames = 20_000;

    /// <summary>Instances within instances, over any number of steps.</summary>
    public const int MostNesting = 50;

    private int _items;
    private int _children;
    private int _changes;
    private long _scriptSteps;
    private long _characters;

    public bool IsSpent =>
        _items >= mostItems
        || _children > MostChildren
        || _changes > MostChanges
        || _scriptSteps > MostScriptSteps
        || _characters > MostCharacters;

    /// <summary>What was used up.</summary>
    public string Reason =>
        _items >= mostItems ? $"More than {mostItems} activities ran in one step"
        : _children > MostChildren ? $"More than {MostChildren} instances were to be started in one step"
        : _changes > MostChanges ? $"More than {MostChanges} things happened in one step"
        : _scriptSteps > MostScriptSteps ? $"The scripts of one step took more than {MostScriptSteps} steps"
        : $"The values of one step have more than {MostCharacters} characters";

    public void ChargeItem() => _items++;

    public void ChargeValue(object? value) => _characters += SizeOf(value);

    public void ChargeValues(IReadOnlyDictionary<string, object?>? values)
    {
        if (values is null)
            return;
        foreach (var value in values.Values)
            ChargeValue(value);
    }

    /// <summary>Throws <see cref="BudgetException"/> when there is nothing left: the activity at work may have many more to come.</summary>
    public void ChargeScript(int steps, long characters)
    {
        (_scriptSteps, _characters) = (_scriptSteps + steps, _characters + characters);
        if (IsSpent)
            throw new BudgetException(Reason);
    }

    public void ChargeChild()
    {
        if (++_children > MostChildren)
            throw new BudgetException(Reason);
    }

    /// <summary>What keeping the value costs; a change counts by what it leaves behind.</summary>
    public void Charge(JournalEvent change)
    {
        _changes++;
        switch (change)
        {
            case VariableChanged variable:
                ChargeValue(variable.After);
                break;
            case ActivityOutputSet { IsKept: true } output:
                ChargeValue(output.Value);
                break;
            case OutputSet output:
                ChargeValue(output.Value);
                break;
            case ActivityScheduled scheduled:
                ChargeValues(scheduled.Variables);
                break;
            case InstanceStarted started:
                ChargeValues(started.Input);
                break;
        }
    }

    private static long SizeOf(object? value) =>
        value switch
        {
            string text => text.Length,
            List<object?> list => list.Sum(item => 4 + SizeOf(item)),
            Dictionary<string, object?> map => map.Sum(pair => 4 + pair.Key.Length + SizeOf(pair.Value)),
            _ => 0,
        };
}

/// <summary>The step has used up its <see cref="Budget"/>.</summary>
internal sealed class BudgetException(string reason) : Exception($"{reason}.");
