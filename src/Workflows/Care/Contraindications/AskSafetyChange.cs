using System.Text.RegularExpressions;
using CaseFlow.Activities.Care.Safety;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Contraindications;

/// <summary>Asks for a changed or a new line of the conflict table; it counts when a doctor has approved it (R-SAFE-8).</summary>
public static partial class AskRuleChange
{
    /// <param name="Words">Which facts of the kind, separated by commas or lines; none: all of them.</param>
    /// <param name="Targets">Categories, substances and means; "contains": what contains the fact itself; "*": every item.</param>
    /// <param name="Except">Categories that "*" leaves out.</param>
    /// <param name="Months">How long it counts after the fact has ended.</param>
    public sealed record Command(
        string Code,
        string Name,
        string? EnglishName,
        bool IsStop,
        string FactKind,
        string? Words,
        IReadOnlyList<string> Targets,
        IReadOnlyList<string>? Except,
        int? Months,
        bool IsActive,
        string Reason
    ) : ICommand<Done>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Must(code => Codes().IsMatch(code ?? "")).WithErrorCode("safety.bad-code");
            RuleFor(command => command.Name).IsNeeded(100);
            RuleFor(command => command.EnglishName).MaximumLength(100).WithErrorCode("field.too-long");
            RuleFor(command => command.FactKind)
                .Must(kind => kind == Minor.Kind || FactKinds.All.Contains(kind))
                .WithErrorCode("field.unknown-option");
            RuleFor(command => command.Words).MaximumLength(1000).WithErrorCode("field.too-long");
            RuleFor(command => command.Targets).Must(targets => targets is { Count: > 0 and <= 50 }).WithErrorCode("field.required");
            RuleFor(command => command.Months).InclusiveBetween(0, 120).WithErrorCode("safety.bad-months");
            RuleFor(command => command.Reason).IsNeeded(500);
        }
    }

    public sealed class Handler(SafetyTable table) : ICommandHandler<Command, Done>
    {
        public Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            var english = string.IsNullOrWhiteSpace(command.EnglishName) ? command.Name : command.EnglishName;
            var rule = new SafetyRule(
                command.Code,
                new LocalText(command.Name.Trim(), english.Trim()),
                command.IsStop,
                command.FactKind,
                SafetyList.Of(command.Words),
                [.. command.Targets.Distinct()],
                [.. (command.Except ?? []).Distinct()],
                command.Months ?? 0,
                command.IsActive
            );
            return table.AskAsync(SafetyChange.Rule, rule.Code, rule, command.Reason, cancel);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,29}$")]
    private static partial Regex Codes();
}

/// <summary>Asks that something contains these substances; it counts when a doctor has approved it (R-SAFE-8, 10).</summary>
public static class AskContentChange
{
    /// <param name="Kind">item, product or anaesthetic.</param>
    /// <param name="Name">An item's code in the price list; a product's or an anaesthetic's name; "cream": the usual cream.</param>
    /// <param name="Contains">Substances and means, separated by commas or lines; empty: nothing that matters.</param>
    public sealed record Command(string Kind, string Name, string? Contains, string Reason) : ICommand<Done>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Kind)
                .Must(kind => kind is ThingKey.Item or ThingKey.Product or ThingKey.Anaesthetic)
                .WithErrorCode("field.unknown-option");
            RuleFor(command => command.Name).IsNeeded(100);
            RuleFor(command => command.Contains).MaximumLength(1000).WithErrorCode("field.too-long");
            RuleFor(command => command.Reason).IsNeeded(500);
        }
    }

    public sealed class Handler(CaseFlowDb db, SafetyTable table) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            var name = command.Name.Trim();
            var (keys, shown) = await KeysAsync(command.Kind, name, cancel);
            if (keys.Count == 0)
                return Refusal.Invalid("name", "safety.no-such-item");
            var value = new ContentValue(command.Kind, keys, shown, SafetyList.Of(command.Contains));
            return await table.AskAsync(SafetyChange.Content, $"{command.Kind}:{SoughtText.Of(name)}", value, command.Reason, cancel);
        }

        private async Task<(IReadOnlyList<string> Keys, string Name)> KeysAsync(string kind, string name, CancellationToken cancel)
        {
            if (kind != ThingKey.Item)
                return ([ThingKey.Of(new UsedThing(kind, name, "")).Id], name == ThingKey.Cream.Id ? SafetyThing.CreamName.Chinese : name);
            var items = await db.PriceItems().AsNoTracking().Where(item => item.Code == name).ToListAsync(cancel);
            return ([.. items.Select(item => item.Id.ToString())], $"{items.FirstOrDefault()?.Name} {name}");
        }
    }
}

internal static class SafetyList
{
    private static readonly char[] Between = ['、', '，', ',', ';', '；', '\n', '\r'];

    public static IReadOnlyList<string> Of(string? text) =>
        [.. (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public static void IsNeeded<T>(this IRuleBuilder<T, string> rule, int most) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text))
            .WithErrorCode("field.required")
            .MaximumLength(most)
            .WithErrorCode("field.too-long");
}
