using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Care.Records;

/// <summary>
/// Asked: for which of these items is there no record yet of what was to be done with the client in this journey? Always yes, with
/// <see cref="CareLacking"/>. Another area of the same item is another item (R-CAT-3).
/// </summary>
/// <param name="Kinds">Of <see cref="CareKinds"/>.</param>
/// <param name="Task">The task that is being completed, where the answer decides about it.</param>
public sealed record CareAsked(IReadOnlyList<string> Kinds, IReadOnlyList<PlanItem> Items, TaskCompleted? Task = null);

/// <summary>
/// Asked: of which price categories was something performed in this journey? Always yes, with the list, by the records of the treatments:
/// also of what an event broke off afterwards.
/// </summary>
public sealed record PerformedAsked;

/// <param name="Items">By kind, the places of the items in the question, from 0.</param>
public sealed record CareLacking(IReadOnlyDictionary<string, IReadOnlyList<int>> Items)
{
    public static CareLacking Of(Reply reply) =>
        ValueJson.To<CareLacking>(reply.Facts) ?? new CareLacking(new Dictionary<string, IReadOnlyList<int>>());

    public bool Lacks(string kind) => At(kind).Count > 0;

    public IReadOnlyList<int> At(string kind) => Items.GetValueOrDefault(kind, []);
}
