using System.Text.RegularExpressions;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>
/// Writes the next version of a text, or the first of a new one. Placeholders are checked; what clients sign waits for a second person
/// (R-SET-8).
/// </summary>
public static partial class WriteText
{
    /// <param name="After">The newest version that was read; 0: there is no such text yet.</param>
    /// <param name="ValidFrom">Null: from today on.</param>
    /// <param name="Purpose">Of a message.</param>
    /// <param name="UsefulHours">Of a message; null: three days.</param>
    /// <param name="Owner">Of an instruction: a role.</param>
    /// <param name="ReviewOn">Of an instruction; null: in a year.</param>
    public sealed record Command(
        string Kind,
        string Key,
        int After,
        string Name,
        string? EnglishName,
        string Chinese,
        string English,
        DateOnly? ValidFrom = null,
        string? Purpose = null,
        int? UsefulHours = null,
        string? Owner = null,
        DateOnly? ReviewOn = null,
        string? Reason = null
    ) : ICommand<TextView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int LongestMessage = 500;
        public const int LongestSheet = 20_000;

        public Validator()
        {
            RuleFor(command => command.Kind).Must(TextKind.All.Contains).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Key).Must(key => KeyShape().IsMatch(key ?? "")).WithErrorCode("text.bad-key");
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.EnglishName).MaximumLength(100).WithErrorCode("field.too-long");
            RuleFor(command => command.Chinese).NotEmpty().WithErrorCode("field.required").Must(IsShort).WithErrorCode("field.too-long");
            RuleFor(command => command.English).NotEmpty().WithErrorCode("field.required").Must(IsShort).WithErrorCode("field.too-long");
            RuleFor(command => command.Purpose)
                .Must(purpose => MessagePurpose.All.Contains(purpose))
                .When(command => command.Kind == TextKind.Message)
                .WithErrorCode("field.required");
            RuleFor(command => command.UsefulHours).InclusiveBetween(1, 24 * 60).WithErrorCode("text.bad-hours");
            RuleFor(command => command.Owner)
                .Must(owner => Roles.All.Contains(owner))
                .When(command => command.Kind == TextKind.Instruction)
                .WithErrorCode("field.required");
            RuleFor(command => command.Reason).IsReason();
        }

        private static bool IsShort(Command command, string? says) =>
            says is null || says.Length <= (command.Kind == TextKind.Message ? LongestMessage : LongestSheet);
    }

    public sealed class Handler(CaseFlowDb db, TextBook book, BranchClock clock, CurrentPerson person) : ICommandHandler<Command, TextView>
    {
        public async Task<Result<TextView>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.WriteTexts) || person.IsSystem)
                return Refusal.Forbidden("text.may-not-write");
            var versions = await book.VersionsAsync(command.Kind, command.Key, cancel);
            if (command.After == 0 && versions.Count > 0)
                return Refusal.Invalid("key", "text.key-taken");
            if (command.After != versions.Count)
                return versions.Count == 0 ? Refusal.NotFound("text.not-found") : Refusal.Conflict("text.changed-meanwhile");
            if (Faults(command) is { Count: > 0 } faults)
                return Refusal.Invalid(faults);
            if (command.Purpose == MessagePurpose.Marketing && Unstoppable(command) is { } side)
                return Refusal.Invalid(side, "text.stop-missing");
            var today = await clock.TodayAsync(cancel);
            if (command.ValidFrom < today)
                return Refusal.Invalid("validFrom", "text.valid-from-past");

            var version = Next(command, versions.Count + 1, today);
            db.TextVersions().Add(version);
            await book.ChangedAsync("text.written", version, versions is [.., var last] ? last.State() : null, command.Reason, cancel);
            return TextView.Of([.. versions, version], today)[0];
        }

        /// <summary>Each at its field, naming the placeholder that is wrong.</summary>
        private static List<FieldError> Faults(Command command)
        {
            var names = ShippedTexts.NamesFor(command.Kind, command.Key);
            return
            [
                .. from side in new[] { (Field: "chinese", Text: command.Chinese), (Field: "english", Text: command.English) }
                let fault = TextTemplate.Check(side.Text, names)
                where fault is not null
                select new FieldError(side.Field, fault.Code, fault.What, string.Join(", ", names)),
            ];
        }

        /// <summary>R-MSG-5: what is marketing says how it is ended.</summary>
        private static string? Unstoppable(Command command) =>
            !TextTemplate.NamesIn(command.Chinese).Contains("stop") ? "chinese"
            : !TextTemplate.NamesIn(command.English).Contains("stop") ? "english"
            : null;

        private TextVersion Next(Command command, int number, DateOnly today)
        {
            var from = command.ValidFrom ?? today;
            var (isMessage, isInstruction) = (command.Kind == TextKind.Message, command.Kind == TextKind.Instruction);
            return new TextVersion
            {
                Kind = command.Kind,
                Key = command.Key,
                Number = number,
                Name = command.Name.Trim(),
                EnglishName = string.IsNullOrWhiteSpace(command.EnglishName) ? command.Name.Trim() : command.EnglishName.Trim(),
                Chinese = Tidy(command.Chinese),
                English = Tidy(command.English),
                Purpose = isMessage ? command.Purpose : null,
                UsefulHours = isMessage ? command.UsefulHours : null,
                Owner = isInstruction ? command.Owner : null,
                ReviewOn = isInstruction ? command.ReviewOn ?? from.AddYears(1) : null,
                ValidFrom = from,
                WrittenAt = clock.Now,
                WrittenById = person.Id,
                WrittenBy = person.Name,
            };
        }

        private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{1,79}$")]
    private static partial Regex KeyShape();
}
