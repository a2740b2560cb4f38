using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>Who reads a history or a list of tasks tells steps apart by their names.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Of(IReadOnlyList<Activity> own) => own
        .Where(activity => activity.Container is not null)
        .GroupBy(activity => (activity.Container, activity.Name))
        .SelectMany(same => same.Skip(1).Select(second => Finding.Warning(second, "check.same-name", null, second.Name)));
}
