using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;
using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Definitions.Drafting;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>
/// All activity types for Studio, in the visitor's language: the clinic's own by stage first, control flow after them. A type that a stored definition uses and
/// that is not there any more is described too, but not offered: without a description Studio would show an empty canvas.
/// </summary>
internal sealed class ActivityCatalog(ActivityRegistry registry, Words words)
{
    public IReadOnlyList<StudioActivity> Of(GetDesignerChoices.Response choices)
    {
        var editors = new InputEditors(words, choices);
        var known = registry.Descriptors.Select(type => Describe(type, editors, choices)).ToList();
        if (!known.Exists(type => type.TypeName == "Elsa.Workflow")) known.Add(new StudioActivity("Elsa.Workflow", "Workflow", "", words["designer.procedure"], "") { IsBrowsable = false, IsContainer = true });
        var names = known.Select(type => type.TypeName).ToHashSet(StringComparer.Ordinal);
        var retired = choices.UsedTypes.Where(used => !names.Contains(used.TypeName) || used.Version != 1);
        return [.. known, .. retired.Select(Retired)];
    }

    private StudioActivity Describe(ActivityDescriptor type, InputEditors editors, GetDesignerChoices.Response choices) =>
        new(type.TypeName, ShortName(type.TypeName), CategoryOf(type), words.Of(type.Name, type.EnglishName), words.Of(type.Description, type.EnglishDescription))
        {
            Kind = type.IsTrigger ? "Trigger" : "Action",
            IsBrowsable = type.IsBrowsable,
            IsContainer = type.TypeName is "Elsa.Flowchart" or "Elsa.Sequence",
            IsStart = type.TypeName == "Elsa.Start",
            IsTerminal = type.IsTerminal,
            Ports = [.. type.EmbeddedPorts.Select(Embedded), .. FlowPorts(type, choices)],
            Inputs = [.. type.Inputs.Select(editors.Of), .. ExtraInputs(type)],
            Outputs = [.. type.Outputs.Select(output => new StudioOutput(output.Name, words.Of(output.Label, output.EnglishLabel), InputEditors.TypeNameOf(output.Type)))],
        };

    private IEnumerable<StudioPort> FlowPorts(ActivityDescriptor type, GetDesignerChoices.Response choices)
    {
        if (type.TypeName == "Elsa.ExecuteWorkflow")
        {
            var ways = choices.Definitions.SelectMany(definition => definition.Outcomes).Append("Done").Distinct(StringComparer.Ordinal);
            return ways.Select(way => new StudioPort(way, words.Known("outcome." + way) ?? way));
        }
        return type.Outcomes.Select(outcome => new StudioPort(outcome.Name, words.Of(outcome.Label, outcome.EnglishLabel)));
    }

    /// <summary>What stands in a definition as it is, not as an expression.</summary>
    private IEnumerable<StudioInput> ExtraInputs(ActivityDescriptor type) => type.TypeName switch
    {
        "Elsa.SetVariable" => [Raw("Variable", words["designer.variable"], "variable-picker")],
        "Elsa.FlowSwitch" => [Raw("Cases", words["designer.cases"], "flow-switch-editor")],
        "Elsa.Switch" => [Raw("Cases", words["designer.cases"], "switch-editor")],
        _ => [],
    };

    private static StudioInput Raw(string name, string label, string hint) => new(name, label, "", "System.Object", hint, new { }) { IsWrapped = false, Order = -1 };

    private StudioActivity Retired(GetDesignerChoices.UsedType used) =>
        new(used.TypeName, ShortName(used.TypeName), "", words["designer.retired", used.TypeName], "") { Version = used.Version, IsBrowsable = false, Ports = [.. used.Ports.Select(port => new StudioPort(port, port))] };

    private static StudioPort Embedded(string port) => new(char.ToUpperInvariant(port[0]) + port[1..], port, "Embedded");

    /// <summary>Studio sorts categories by their text.</summary>
    private string CategoryOf(ActivityDescriptor type)
    {
        if (type.Stage.Length > 0) return $"{Stage.All.ToList().IndexOf(type.Stage) + 1:00} {words.Stage(type.Stage)}";
        return type.TypeName.StartsWith("Elsa.", StringComparison.Ordinal) ? $"2{type.Category[1..]}" : $"10 {words["designer.general"]}";
    }

    private static string ShortName(string typeName) => typeName[(typeName.LastIndexOf('.') + 1)..];
}
