using System.Text.RegularExpressions;
using FluentValidation;

namespace CaseFlow.Workflows.House.People;

/// <summary>What holds for names and passwords of people who work here.</summary>
internal static partial class PersonRules
{
    public static void IsUserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => name is not null && UserName().IsMatch(name)).WithErrorCode("person.bad-user-name");

    public static void IsPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(password => password?.Length >= Passwords.ShortestAllowed)
            .WithErrorCode("person.password-too-short")
            .MaximumLength(Passwords.LongestAllowed)
            .WithErrorCode("field.too-long");

    public static IRuleBuilderOptions<T, string> IsDisplayName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name))
            .WithErrorCode("field.required")
            .MaximumLength(100)
            .WithErrorCode("field.too-long")
            .Must(name => name?.Any(char.IsControl) != true)
            .WithErrorCode("field.control-character");

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,49}\z")]
    private static partial Regex UserName();
}
