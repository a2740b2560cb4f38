using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>Who reads a history or a list of tasks tells steps apart by their names.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Of(IReadOnlyList<Activity> own) =>
        own.Where(activity => activity.Container is not null)
            .GroupBy(activity => (activity.Container, activity.Name))
            .Where(same => same.Skip(1).Any())
            .SelectMany(same => same.Select(one => Finding.Warning(one, "check.same-name", null, one.Name)));
}
