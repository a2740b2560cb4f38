using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Forms.Fields;
using FluentValidation;

namespace CaseFlow.Workflows.Clients;

/// <summary>What holds for a client's data, whoever writes them.</summary>
internal static class ClientRules
{
    public static readonly IReadOnlyList<string> Genders = ["female", "male", "other"];

    public static IRuleBuilderOptions<T, string?> IsName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name))
            .WithErrorCode("field.required")
            .MaximumLength(100)
            .WithErrorCode("field.too-long")
            .Must(name => name?.Any(char.IsControl) != true)
            .WithErrorCode("field.control-character");

    public static IRuleBuilderOptions<T, string?> IsMobile<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(mobile => !string.IsNullOrWhiteSpace(mobile))
            .WithErrorCode("field.required")
            .Must(mobile => string.IsNullOrWhiteSpace(mobile) || PhoneNumber.Normalise(mobile) is not null)
            .WithErrorCode("field.bad-phone");

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(address => address is null || EmailAddress.Normalise(address) is not null).WithErrorCode("field.bad-email");

    public static IRuleBuilderOptions<T, string?> IsGender<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(gender => gender is null || Genders.Contains(gender)).WithErrorCode("field.unknown-option");

    public static IRuleBuilderOptions<T, DateOnly?> IsBirthday<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider clock) =>
        // A day ahead of UTC: it is tomorrow already somewhere, and then the clinic's own calendar is right.
        rule.Must(day =>
                day is null || (day.Value.Year >= 1900 && day.Value <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(1)))
            )
            .WithErrorCode("field.bad-date");

    public static IRuleBuilderOptions<T, string?> IsNote<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(200)
            .WithErrorCode("field.too-long")
            .Must(note => note?.Any(char.IsControl) != true)
            .WithErrorCode("field.control-character");

    public static IRuleBuilderOptions<T, string?> IsChannel<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(channel => channel is null || ClientWishes.Channels.Contains(channel)).WithErrorCode("field.unknown-option");

    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(language => language is null || ClientWishes.Languages.Contains(language)).WithErrorCode("field.unknown-option");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreNotes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(notes => notes is null || notes.Count <= 50)
            .WithErrorCode("field.too-many")
            .Must(notes =>
                notes is null || notes.All(note => !string.IsNullOrWhiteSpace(note) && note.Length <= 200 && !note.Any(char.IsControl))
            )
            .WithErrorCode("field.bad-format");
}
