using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>
/// What stands between the brackets of a for; <c>while</c> is one without start and next, <c>do</c> one that does not test before its first
/// round.
/// </summary>
internal sealed record ForHead(Statement? Start, Node? Test, Node? Next, bool TestsFirst = true);

internal sealed class For(ForHead head, Statement body, LexicalScope scope, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var hasScope = scope.Slots.Length > 0;
        env = env.Enter(scope);
        head.Start?.Execute(env);
        for (var isTested = head.TestsFirst; ; isTested = true)
        {
            env.Run.Step(Place);
            if (isTested && head.Test is not null && !Coerce.Truthy(head.Test.Evaluate(env)))
                return Signal.Next;

            var signal = body.Execute(env);
            if (signal == Signal.Break)
                return Signal.Next;
            if (signal == Signal.Return)
                return signal;

            if (hasScope)
                env = env.NextRound();
            head.Next?.Evaluate(env);
        }
    }
}

/// <summary><c>for (const item of list)</c>, or <c>in</c> for the names of an object.</summary>
internal sealed record ForEachHead(Pattern Item, Node Items, bool OverNames);

internal sealed class ForEach(ForEachHead head, Statement body, LexicalScope scope, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var run = env.Run;
        var source = head.Items.Evaluate(env.Enter(scope));
        run.Place = Place;
        var list = head.OverNames ? [.. Sequence.EntriesOf(run, source).Select(entry => entry.Key)] : Sequence.Of(run, source);

        for (var i = 0; i < list.Count; i++) // the body may add to the list
        {
            run.Step(Place);
            var round = env.Enter(scope);
            head.Item.Bind(round, list[i]);
            var signal = body.Execute(round);
            if (signal == Signal.Break)
                return Signal.Next;
            if (signal == Signal.Return)
                return signal;
        }

        return Signal.Next;
    }
}
