using CaseFlow.Engine.Expressions.Syntax;
using CaseFlow.Engine.Expressions.Values;

namespace CaseFlow.Engine.Expressions.Nodes;

/// <summary><c>for (start; test; next)</c>; <c>while</c> is one without start and next.</summary>
internal sealed class For(Statement? start, Node? test, Node? next, Statement body, LexicalScope scope, bool testsFirst, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var hasScope = scope.Slots.Length > 0;
        env = env.Enter(scope);
        start?.Execute(env);
        for (var isTested = testsFirst; ; isTested = true)
        {
            env.Run.Step(Place);
            if (isTested && test is not null && !Coerce.Truthy(test.Evaluate(env))) return Signal.Next;

            var signal = body.Execute(env);
            if (signal == Signal.Break) return Signal.Next;
            if (signal == Signal.Return) return signal;

            if (hasScope) env = env.NextRound();
            next?.Evaluate(env);
        }
    }
}

/// <summary><c>for (const item of list)</c>, or <c>in</c> for the names of an object.</summary>
internal sealed class ForEach(Pattern item, Node items, bool overNames, Statement body, LexicalScope scope, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var run = env.Run;
        var source = items.Evaluate(env.Enter(scope));
        run.Place = Place;
        var list = overNames ? [.. Sequence.EntriesOf(run, source).Select(entry => entry.Key)] : Sequence.Of(run, source);

        for (var i = 0; i < list.Count; i++) // the body may add to the list
        {
            run.Step(Place);
            var round = env.Enter(scope);
            item.Bind(round, list[i]);
            var signal = body.Execute(round);
            if (signal == Signal.Break) return Signal.Next;
            if (signal == Signal.Return) return signal;
        }

        return Signal.Next;
    }
}
