using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Host.Pages;
using CaseFlow.Host.Pages.Drawing;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>
/// All activity types for Studio, in the visitor's language: the clinic's own by stage first, control flow after them. A type that a stored
/// definition uses and
/// that is not there any more is described too, but not offered: without a description Studio would show an empty canvas.
/// </summary>
internal sealed class ActivityCatalog(ActivityRegistry registry, CurrentPerson person, Words words)
{
    /// <summary>For who runs the server, not for who runs the clinic. They stay described: definitions may use them.</summary>
    private static readonly HashSet<string> ForExperts =
    [
        "Elsa.HttpEndpoint",
        "Elsa.WriteHttpResponse",
        "Elsa.RunTask",
        "Elsa.RunJavaScript",
        "Elsa.WriteLine",
        "Elsa.Fault",
        "Elsa.Correlate",
        "Elsa.SetName",
        "Elsa.BulkDispatchWorkflows",
        "Elsa.StateMachine",
        "Elsa.Sequence",
        "Elsa.Parallel",
        "Elsa.Fork",
        "Elsa.If",
        "Elsa.Switch",
    ];

    /// <summary>Studio makes their ports of what is typed into them.</summary>
    private static readonly HashSet<string> WithPortsOfTheirOwn = ["Elsa.FlowSwitch", "Elsa.Switch", "Elsa.FlowFork"];

    /// <param name="withChildren">Also the types that activities have only towards Studio.</param>
    public IReadOnlyList<StudioActivity> Of(GetDesignerChoices.Response choices, bool withChildren)
    {
        var editors = new InputEditors(words, choices);
        var described = registry
            .Descriptors.SelectMany(type => Describe(type, editors, choices, withChildren))
            .Concat(choices.Reusables.Select(Reusable))
            .ToList();
        if (!described.Exists(type => type.TypeName == "Elsa.Workflow"))
            described.Add(
                new StudioActivity("Elsa.Workflow", "Workflow", "", words["designer.procedure"], "")
                {
                    IsBrowsable = false,
                    IsContainer = true,
                }
            );
        var known = described.Select(type => (type.TypeName, type.Version)).ToHashSet();
        return
        [
            .. described,
            .. choices.UsedTypes.GroupBy(used => (used.TypeName, used.Version)).Where(same => !known.Contains(same.Key)).Select(Retired),
        ];
    }

    private IEnumerable<StudioActivity> Describe(
        ActivityDescriptor type,
        InputEditors editors,
        GetDesignerChoices.Response choices,
        bool withChildren
    )
    {
        var label = words.Of(type.Name, type.EnglishName);
        var general = new StudioActivity(type.TypeName, label, CategoryOf(type), label, words.Of(type.Description, type.EnglishDescription))
        {
            Kind = type.IsTrigger ? "Trigger" : "Action",
            IsBrowsable = type.IsBrowsable && (person.May(HouseRoom.ManageStaff) || !ForExperts.Contains(type.TypeName)),
            IsContainer = IsContainer(type),
            IsStart = type.TypeName == "Elsa.Start",
            IsTerminal = type.IsTerminal,
            Ports = [.. type.EmbeddedPorts.Select(port => Embedded(type, port)), .. FlowPorts(type, choices)],
            Inputs = [.. type.Inputs.Select(editors.Of), .. ExtraInputs(type)],
            Outputs =
            [
                .. type.Outputs.Select(output => new StudioOutput(
                    output.Name,
                    words.Of(output.Label, output.EnglishLabel),
                    InputEditors.TypeNameOf(output.Type)
                )),
            ],
        };
        return withChildren && type.TypeName == ChildActivities.TypeName
            ? [general, .. ChildActivities.Describe(general, choices, words.Of, OutcomeLabel)]
            : [general];
    }

    /// <summary>A definition that others use as an activity: its inputs are fields, its outcomes are ports.</summary>
    private StudioActivity Reusable(DefinitionSketch sketch)
    {
        var version = sketch.Version;
        var label = words.Of(version.Name, version.EnglishName);
        return new StudioActivity(version.TypeName!, label, $"25 {words["designer.reusable"]}", label, "")
        {
            Version = version.Version,
            IsBrowsable = version.IsPublished,
            Ports = [.. (sketch.Outcomes.Count > 0 ? sketch.Outcomes : ["Done"]).Select(way => new StudioPort(way, OutcomeLabel(way)))],
            Inputs = [.. sketch.Inputs.Select(InputEditors.OfDeclared)],
            Outputs = [.. sketch.Outputs.Select(output => new StudioOutput(output.Name, output.DisplayName, "System.Object"))],
            ConstructionProperties = new { WorkflowDefinitionId = version.DefinitionId, WorkflowDefinitionVersionId = version.VersionId },
        };
    }

    private IEnumerable<StudioPort> FlowPorts(ActivityDescriptor type, GetDesignerChoices.Response choices)
    {
        var ways = type.Outcomes.Select(outcome => new StudioPort(outcome.Name, words.Of(outcome.Label, outcome.EnglishLabel))).ToList();
        if (type.TypeName == ChildActivities.TypeName)
        {
            var used = choices
                .UsedTypes.Where(one => one.TypeName == type.TypeName && string.IsNullOrEmpty(one.Child))
                .SelectMany(one => one.Ports);
            return used.Prepend("Cancelled").Prepend("Done").Distinct().Select(way => new StudioPort(way, OutcomeLabel(way)));
        }
        var drawsItsOwn =
            type.IsTerminal
            || IsContainer(type)
            || type.Inputs.Any(input => input.Editor == Editor.Outcomes)
            || WithPortsOfTheirOwn.Contains(type.TypeName);
        var isOver = type.TypeName == EventLane.EventType; // as long as it has no ways of its own
        return ways.Count == 0 && (isOver || !drawsItsOwn) ? [new StudioPort("Done", OutcomeLabel("Done"))] : ways;
    }

    /// <summary>What the clinic calls it; else what any activity calls a way out of that name.</summary>
    private string OutcomeLabel(string outcome)
    {
        if (words.Known("outcome." + outcome) is { } known)
            return known;
        return registry.Descriptors.SelectMany(type => type.Outcomes).FirstOrDefault(other => other.Name == outcome) is { } same
            ? words.Of(same.Label, same.EnglishLabel)
            : outcome;
    }

    /// <summary>What stands in a definition as it is, not as an expression.</summary>
    private IEnumerable<StudioInput> ExtraInputs(ActivityDescriptor type) =>
        type.TypeName switch
        {
            "Elsa.SetVariable" => [Raw("Variable", words["designer.variable"], "variable-picker")],
            "Elsa.FlowSwitch" => [Raw("Cases", words["designer.cases"], "flow-switch-editor")],
            "Elsa.Switch" => [Raw("Cases", words["designer.cases"], "switch-editor")],
            _ => [],
        };

    private static StudioInput Raw(string name, string label, string hint) =>
        new(name, label, "", "System.Object", hint, new { }) { IsWrapped = false, Order = -1 };

    private StudioActivity Retired(IGrouping<(string TypeName, int Version), UsedType> used)
    {
        var (typeName, version) = used.Key;
        var label = words["designer.retired", typeName];
        return new StudioActivity(typeName, label, "", label, "")
        {
            Version = version,
            IsBrowsable = false,
            Ports = [.. used.SelectMany(one => one.Ports).Distinct().Select(port => new StudioPort(port, OutcomeLabel(port)))],
        };
    }

    private StudioPort Embedded(ActivityDescriptor type, string port) =>
        new(
            char.ToUpperInvariant(port[0]) + port[1..],
            words.Known("designer.port." + (type.TypeName == EventLane.EventType ? "event-" : "") + port) ?? port,
            "Embedded"
        );

    private static bool IsContainer(ActivityDescriptor type) => type.TypeName is "Elsa.Flowchart" or "Elsa.Sequence";

    /// <summary>Studio sorts categories by their text.</summary>
    private string CategoryOf(ActivityDescriptor type)
    {
        if (type.Stage.Length > 0)
            return $"{Stage.All.ToList().IndexOf(type.Stage) + 1:00} {words.Stage(type.Stage)}";
        return type.TypeName.StartsWith("Elsa.", StringComparison.Ordinal) ? $"2{type.Category[1..]}" : $"10 {words["designer.general"]}";
    }
}
