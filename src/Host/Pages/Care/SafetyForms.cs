using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Categories;

namespace CaseFlow.Host.Pages.Care;

/// <summary>What is asked for a rule of the conflict table, and for what something contains.</summary>
public sealed class SafetyForms(Words words, IReadOnlyList<CategoryItem> categories)
{
    /// <param name="isNew">A rule's code never changes.</param>
    public IReadOnlyList<FormField> Rule(bool isNew) =>
        [
            .. isNew ? [Ask("code") with { Required = true, MaxLength = 30, Help = Both("code-help") }] : Array.Empty<FormField>(),
            Ask("name") with
            {
                Required = true,
                MaxLength = 100,
            },
            Ask("englishName") with
            {
                MaxLength = 100,
            },
            Ask("isStop", FieldTypes.Boolean) with
            {
                Required = true,
                Help = Both("isStop-help"),
            },
            .. Says(),
            Ask("isActive", FieldTypes.Boolean) with
            {
                Required = true,
            },
            Reason,
        ];

    private FormField[] Says() =>
        [
            Ask("factKind", FieldTypes.Select) with
            {
                Required = true,
                Options = [.. Kinds],
            },
            Ask("words", FieldTypes.Multiline) with
            {
                MaxLength = 1000,
                Help = Both("words-help"),
            },
            Ask("targets", FieldTypes.MultiSelect) with
            {
                Required = true,
                Options = [.. Targets],
            },
            Ask("except", FieldTypes.MultiSelect) with
            {
                Options = [.. Categories],
            },
            Ask("months", FieldTypes.Integer) with
            {
                Min = 0,
                Max = 120,
            },
        ];

    public IReadOnlyList<FormField> Content =>
        [
            Ask("kind", FieldTypes.Select) with
            {
                Required = true,
                Options = [.. new[] { ThingKey.Item, ThingKey.Product, ThingKey.Anaesthetic }.Select(OptionOf)],
            },
            Ask("thingName") with
            {
                Key = "name",
                Required = true,
                MaxLength = 100,
                Help = Both("thingName-help"),
            },
            Ask("contains", FieldTypes.Multiline) with
            {
                MaxLength = 1000,
                Help = Both("contains-help"),
            },
            Reason,
        ];

    /// <summary>A category, a means, or what stands for all or for the fact itself.</summary>
    public LocalText LabelOf(string target) => Targets.FirstOrDefault(option => option.Value == target)?.Label ?? new(target, target);

    public LocalText KindOf(string kind) => Kinds.FirstOrDefault(option => option.Value == kind)?.Label ?? new(kind, kind);

    public string ThingOf(string kind) => words["safety.field." + kind];

    private IEnumerable<FieldOption> Kinds =>
        FactKinds.All.Select(kind => new FieldOption(kind, MedicalFactsField.LabelOf(kind))).Append(OptionOf(Minor.Kind));

    private IEnumerable<FieldOption> Categories =>
        categories.Select(category => new FieldOption(category.Code, new LocalText(category.Name, category.EnglishName)));

    private IEnumerable<FieldOption> Targets =>
        new[] { SafetyRule.WhatContainsIt, SafetyRule.Everything }
            .Select(OptionOf)
            .Concat(Categories)
            .Concat(
                new[] { SafetyRule.Peel, SafetyRule.RadioFrequency, SafetyRule.Botulinum, SafetyRule.HairTransplant }.Select(
                    means => new FieldOption(means, SafetyWords.LabelOf(means))
                )
            )
            .DistinctBy(option => option.Value);

    private FormField Reason => Ask("reason", FieldTypes.Multiline) with { Required = true, MaxLength = 500 };

    private FieldOption OptionOf(string value) =>
        new(
            value,
            Both(
                value switch
                {
                    SafetyRule.Everything => "everything",
                    SafetyRule.WhatContainsIt => "contains-it",
                    _ => value,
                }
            )
        );

    private FormField Ask(string key, string type = FieldTypes.Text) => new(key, Both(key), type);

    private LocalText Both(string key) => new(words["safety.field." + key], words["safety.field." + key]);
}
