using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Categories;

namespace CaseFlow.Host.Pages.Setup;

/// <summary>What is asked about staff, branches and prices (F36, F37).</summary>
public sealed class SetupForms(Words words)
{
    public Form NewPerson() => Of("setup.person", [Ask("userName") with { Required = true, Help = Both("userName-help") }, .. Facts()]);

    public Form Person() => Of("setup.person", [.. Facts(), Reason()]);

    public Form NewBranch() => Of("setup.new-branch", [Ask("name") with { Required = true, MaxLength = 100 }]);

    public Form Branch() => Of("setup.branch", [Ask("name") with { Required = true, MaxLength = 100 }, Reason()]);

    public Form NewItem(IReadOnlyList<CategoryItem> categories) =>
        Of(
            "setup.item",
            [
                Ask("code") with
                {
                    Required = true,
                    MaxLength = 50,
                },
                .. Item(categories),
                Price(),
                Ask("from", FieldTypes.Date) with
                {
                    Help = Both("from-help"),
                },
            ]
        );

    public Form ChangedItem(IReadOnlyList<CategoryItem> categories) => Of("setup.item", [.. Item(categories), Reason()]);

    public Form NewCategory() =>
        Of("setup.category", [Ask("code") with { Required = true, MaxLength = 30, Help = Both("category-code-help") }, .. Category()]);

    public Form ChangedCategory() =>
        Of("setup.category", [.. Category(), Ask("isActive", FieldTypes.Boolean) with { Help = Both("category-active-help") }, Reason()]);

    public Form NextPrice() => Of("setup.next-price", [Price(), Ask("from", FieldTypes.Date) with { Required = true }, Reason()]);

    public Form End() => Of("setup.end", [Ask("lastDay", FieldTypes.Date) with { Help = Both("lastDay-help") }, Reason()]);

    public Form OnlyReason() => Of("setup.why", [Reason()]);

    private FormField[] Facts() =>
        [
            Ask("name") with
            {
                Required = true,
                MaxLength = 100,
            },
            Ask("mobile", FieldTypes.Phone),
            Ask("qualificationKind") with
            {
                MaxLength = 100,
            },
            Ask("qualificationNumber") with
            {
                MaxLength = 100,
            },
            Ask("qualificationValidTo", FieldTypes.Date),
            Ask("firstDay", FieldTypes.Date),
            Ask("lastDay", FieldTypes.Date),
        ];

    private FormField[] Item(IReadOnlyList<CategoryItem> categories) =>
        [
            Ask("name") with
            {
                Required = true,
                MaxLength = 100,
            },
            Ask("englishName") with
            {
                MaxLength = 100,
            },
            Ask("category", FieldTypes.Select) with
            {
                Required = true,
                Options =
                [
                    .. categories.Select(category => new FieldOption(category.Code, new LocalText(category.Name, category.EnglishName))),
                ],
            },
            Ask("unit") with
            {
                Required = true,
                MaxLength = 100,
            },
            Ask("minutes", FieldTypes.Integer),
            Ask("anaestheticMinutes", FieldTypes.Integer),
            Ask("demandsReview", FieldTypes.Boolean),
            Ask("description", FieldTypes.Multiline) with
            {
                MaxLength = 2000,
            },
        ];

    private FormField[] Category() =>
        [
            Ask("name") with
            {
                Required = true,
                MaxLength = 100,
            },
            Ask("englishName") with
            {
                MaxLength = 100,
            },
            Ask("rank", FieldTypes.Integer) with
            {
                Min = 0,
                Max = 10000,
            },
        ];

    private FormField Price() => Ask("price", FieldTypes.Money) with { Required = true };

    private FormField Reason() => Ask("reason", FieldTypes.Multiline) with { MaxLength = 500 };

    private Form Of(string title, IReadOnlyList<FormField> fields) => new("setup", 1, Text(title), [new FormSection(Text(title), fields)]);

    private FormField Ask(string key, string type = FieldTypes.Text) => new(key, Both(key), type);

    private LocalText Both(string key) => Text("setup.field." + key);

    private LocalText Text(string key) => new(words[key], words[key]);
}
