using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.Places;

namespace CaseFlow.Host.Pages.Places;

/// <summary>What is asked about rooms, devices and leave (F35).</summary>
public sealed class PlaceForms(Words words)
{
    public Form Room(IReadOnlyList<FieldOption> branches) => Of("places.new-room", [.. Named("room", RoomKind.All), .. Where(branches)]);

    public Form ChangedRoom() => Of("places.room", [.. Named("room", RoomKind.All), Reason()]);

    public Form Device(IReadOnlyList<FieldOption> branches, IReadOnlyList<FieldOption> rooms) =>
        Of("places.new-device", [.. Named("device", DeviceKind.All), .. DeviceFacts(rooms), .. Where(branches)]);

    public Form ChangedDevice(IReadOnlyList<FieldOption> rooms) =>
        Of("places.device", [.. Named("device", DeviceKind.All), .. DeviceFacts(rooms), Reason()]);

    public Form Leave(IReadOnlyList<FieldOption> people, IReadOnlyList<FieldOption> others) =>
        Of(
            "leave.new",
            [
                .. Select("person", people, isRequired: false, "leave.field."),
                Ask("from", FieldTypes.DateTime, "leave.field.") with
                {
                    Required = true,
                },
                Ask("to", FieldTypes.DateTime, "leave.field.") with
                {
                    Required = true,
                },
                .. Select("kind", [.. LeaveKind.All.Select(kind => Option(kind, "leave.kind."))], isRequired: true, "leave.field."),
                .. Standing(others),
                Ask("note", FieldTypes.Multiline, "leave.field.") with
                {
                    MaxLength = 500,
                },
            ]
        );

    public Form Approval(IReadOnlyList<FieldOption> others) => Of("leave.approve", [.. Standing(others), Why(isRequired: false)]);

    public Form Denial() => Of("leave.refuse", [Why(isRequired: true)]);

    private IEnumerable<FormField> Standing(IReadOnlyList<FieldOption> others) =>
        [.. Select("substitute", others, isRequired: false, "leave.field."), Ask("openTasksToo", FieldTypes.Boolean, "leave.field.")];

    private FormField Why(bool isRequired) =>
        Ask("reason", FieldTypes.Multiline, "leave.field.") with
        {
            MaxLength = 500,
            Required = isRequired,
        };

    private IEnumerable<FormField> Named(string what, IReadOnlyList<string> kinds) =>
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
            .. Select("kind", [.. kinds.Select(kind => Option(kind, $"places.{what}-kind."))], isRequired: true),
        ];

    private IEnumerable<FormField> DeviceFacts(IReadOnlyList<FieldOption> rooms) =>
        [.. Select("room", rooms, isRequired: false), Ask("maintenanceDue", FieldTypes.Date)];

    /// <summary>Only asked where there are several.</summary>
    private IEnumerable<FormField> Where(IReadOnlyList<FieldOption> branches) =>
        branches.Count > 1 ? Select("branch", branches, isRequired: true) : [];

    private IEnumerable<FormField> Select(
        string key,
        IReadOnlyList<FieldOption> options,
        bool isRequired,
        string prefix = "places.field."
    ) => options.Count == 0 ? [] : [Ask(key, FieldTypes.Select, prefix) with { Required = isRequired, Options = options }];

    private FieldOption Option(string value, string prefix) => new(value, Text(prefix + value));

    private FormField Reason() => new("reason", Text("setup.field.reason"), FieldTypes.Multiline) { MaxLength = 500 };

    private Form Of(string title, IReadOnlyList<FormField> fields) => new("places", 1, Text(title), [new FormSection(Text(title), fields)]);

    private FormField Ask(string key, string type = FieldTypes.Text, string prefix = "places.field.") => new(key, Text(prefix + key), type);

    private LocalText Text(string key) => new(words[key], words[key]);
}
