using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Setup;
using FluentValidation;

namespace CaseFlow.Workflows.House.Staffing;

public sealed class StaffFactsValidator : AbstractValidator<StaffFacts>
{
    public StaffFactsValidator()
    {
        RuleFor(facts => facts.Mobile).MaximumLength(30).WithErrorCode("field.too-long").OverridePropertyName("mobile");
        RuleFor(facts => facts.QualificationKind)
            .MaximumLength(100)
            .WithErrorCode("field.too-long")
            .OverridePropertyName("qualificationKind");
        RuleFor(facts => facts.QualificationNumber)
            .MaximumLength(100)
            .WithErrorCode("field.too-long")
            .OverridePropertyName("qualificationNumber");
        RuleFor(facts => facts.LastDay)
            .GreaterThanOrEqualTo(facts => facts.FirstDay)
            .When(facts => facts is { FirstDay: not null, LastDay: not null })
            .WithErrorCode("staff.last-before-first")
            .OverridePropertyName("lastDay");
    }
}

internal static class StaffRules
{
    public static void AreStaffRoles<T>(this IRuleBuilderInitialCollection<T, StaffRole> rule) =>
        rule.Must(role => Roles.All.Contains(role.Role)).WithErrorCode("field.unknown-option");

    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(SetupHistory.LongestReason).WithErrorCode("field.too-long");
}
