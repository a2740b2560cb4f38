using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.StateMachines;

/// <summary>
/// Named states with transitions between them. In a state its transitions' triggers run side by side; the first that ends and whose
/// condition holds is taken: the others are withdrawn, then
/// come the state's exit, the transition's action and the next state's entry. A transition without a trigger is taken as soon as its
/// condition holds. Over in a state without transitions.
/// </summary>
/// <remarks>Where no transition is possible and none is waited for, it is an incident that says so.</remarks>
[Activity("Elsa.StateMachine", Category = "02 流程控制", Name = "状态机", EnglishName = "State machine")]
public sealed class StateMachine : Activity
{
    private const string Current = "state";
    private const int MostInARow = 1_000;

    private IReadOnlyList<State> _states = [];
    private IReadOnlyList<Transition> _transitions = [];
    private string? _initial;

    /// <summary>Which part of its work a child is; its transition's number goes with it.</summary>
    private enum Part
    {
        Entry,
        Trigger,
        Exit,
        Action,
    }

    private sealed record State(string Name, Activity? Entry, Activity? Exit);

    private sealed record Transition(int Number, string From, string To, Activity? Trigger, Input<bool>? Condition, Activity? Action);

    public override ActivityResult Execute(ActivityContext context) =>
        string.IsNullOrEmpty(_initial) ? Complete() : Enter(context, _initial);

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        var (part, transition) = PlaceOf(child.Tag);
        if (part == Part.Entry)
            return LeaveOrWait(context, context.GetLocal(Current) as string ?? "");
        if (part == Part.Exit)
            return Act(context, transition!);
        if (part == Part.Action)
            return Enter(context, transition!.To);
        if (!Holds(context, transition!))
            return Schedule(Work(Part.Trigger, transition!, transition!.Trigger!)); // it may hold when the trigger comes again
        foreach (var competitor in context.Children)
            context.Withdraw(competitor.Id);
        return Take(context, transition!);
    }

    /// <remarks>What runs knows its transition by its number, so that must lead from and to the same states.</remarks>
    internal override IEnumerable<MigrationProblem> TakeOver(ActivityContext context, Activity before, VersionChange change)
    {
        var state = context.GetLocal(Current) as string ?? "";
        if (!_states.Any(one => one.Name == state))
            return [VersionChange.Problem("migrate.no-state", before, state)];
        return from child in context.Children
            where !IsStillAt((StateMachine)before, child, state)
            select VersionChange.Problem("migrate.other-transition", before, context.Graph.Find(child.ActivityId)!.Name);
    }

    private bool IsStillAt(StateMachine before, ActivityFrame child, string state)
    {
        var (part, old) = before.PlaceOf(child.Tag);
        if (part == Part.Entry)
            return _states.First(one => one.Name == state).Entry?.Id == child.ActivityId;
        if (_transitions.ElementAtOrDefault(old!.Number) is not { } now || (now.From, now.To) != (old.From, old.To))
            return false;
        var activity = part switch
        {
            Part.Trigger => now.Trigger,
            Part.Exit => ExitOf(now),
            _ => now.Action,
        };
        return activity?.Id == child.ActivityId;
    }

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        _initial = json.Text("currentState") ?? json.Text("initialState");
        _states =
        [
            .. json.Items("states")
                .Select(state => new State(state.Text("name") ?? "", ReadPart(reader, state, "entry"), ReadPart(reader, state, "exit"))),
        ];
        _transitions = [.. json.Items("transitions").Select((transition, number) => ReadTransition(reader, transition, number))];
        var known = _states.Select(state => state.Name).ToHashSet();
        foreach (
            var name in _transitions
                .SelectMany(transition => new[] { transition.From, transition.To })
                .Append(_initial)
                .OfType<string>()
                .Where(name => name.Length > 0 && !known.Contains(name))
                .Distinct()
        )
            reader.Report(this, "state-machine.unknown-state", $"There is no state \"{name}\".");
    }

    private Transition ReadTransition(ActivityReader reader, JsonElement json, int number)
    {
        var condition = json.Member("condition") is null ? null : reader.ReadCondition(this, $"transitions[{number}].condition", json);
        return new Transition(
            number,
            json.Text("from") ?? "",
            json.Text("to") ?? "",
            ReadPart(reader, json, "trigger"),
            condition?.Expression is null ? null : condition,
            ReadPart(reader, json, "action")
        );
    }

    private static Activity? ReadPart(ActivityReader reader, JsonElement json, string name) =>
        json.Member(name) is { } activity ? reader.Read(activity) : null;

    private ActivityResult Enter(ActivityContext context, string name)
    {
        context.SetLocal(Current, name);
        return _states.FirstOrDefault(state => state.Name == name)?.Entry is { } entry
            ? Schedule(new ChildWork(entry, Tag: nameof(Part.Entry)))
            : LeaveOrWait(context, name);
    }

    /// <summary>Goes on through transitions that wait for nothing, until there is something to do or to wait for.</summary>
    private ActivityResult LeaveOrWait(ActivityContext context, string name)
    {
        for (var taken = 0; taken < MostInARow; taken++)
        {
            var outbound = _transitions.Where(transition => transition.From == name).ToList();
            if (outbound.Count == 0)
                return Complete();
            if (outbound.Find(transition => transition.Trigger is null && Holds(context, transition)) is not { } automatic)
            {
                var triggers = outbound
                    .Where(transition => transition.Trigger is not null)
                    .Select(transition => Work(Part.Trigger, transition, transition.Trigger!))
                    .ToArray();
                return triggers.Length > 0
                    ? Schedule(triggers)
                    : Fail($"In the state \"{name}\" no condition holds and nothing is waited for.", "state-machine.stuck");
            }
            if (ExitOf(automatic) is not null || automatic.Action is not null)
                return Take(context, automatic);
            name = automatic.To;
            context.SetLocal(Current, name);
            if (_states.FirstOrDefault(state => state.Name == name)?.Entry is { } entry)
                return Schedule(new ChildWork(entry, Tag: nameof(Part.Entry)));
        }
        return Fail($"It goes from state to state without end, at last through \"{name}\".", "state-machine.endless");
    }

    private ActivityResult Take(ActivityContext context, Transition transition) =>
        ExitOf(transition) is { } exit ? Schedule(Work(Part.Exit, transition, exit)) : Act(context, transition);

    private ActivityResult Act(ActivityContext context, Transition transition) =>
        transition.Action is { } action ? Schedule(Work(Part.Action, transition, action)) : Enter(context, transition.To);

    private Activity? ExitOf(Transition transition) => _states.FirstOrDefault(state => state.Name == transition.From)?.Exit;

    private static bool Holds(ActivityContext context, Transition transition) =>
        transition.Condition is null || context.Evaluate(transition.Condition);

    private static ChildWork Work(Part part, Transition transition, Activity activity) => new(activity, Tag: $"{part} {transition.Number}");

    private (Part Part, Transition? Transition) PlaceOf(object? tag)
    {
        var words = ((string)tag!).Split(' ');
        return (
            Enum.Parse<Part>(words[0]),
            words.Length > 1 ? _transitions[int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture)] : null
        );
    }
}
