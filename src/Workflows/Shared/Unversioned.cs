using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Shared;

/// <summary>Columns whose change does not move their row's revision on.</summary>
public static class Unversioned
{
    private const string Mark = "CaseFlow:Unversioned";

    /// <summary>A change of this column alone is still refused once the row has moved on, but holds nobody else up.</summary>
    public static PropertyBuilder<T> DoesNotAdvanceRevision<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Mark, true);

    public static bool AdvancesRevision(this IReadOnlyProperty property) => property.FindAnnotation(Mark) is null;
}
