using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Host.Texts;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>Findings of a check as people read them.</summary>
internal sealed class FindingWords(ActivityRegistry registry, Words words)
{
    /// <summary>Null: the definition as a whole.</summary>
    public string? ActivityOf(Finding finding) =>
        finding.ActivityName is { } name ? words.Of(name, finding.ActivityEnglishName) : finding.ActivityId;

    /// <summary>"表单：没有“x”这张表单。"</summary>
    public string Of(Finding finding)
    {
        var place = finding.Place is null ? null : PlaceOf(finding, finding.Place);
        var arguments = finding
            .Arguments.Select(argument => argument is string text && text == finding.Place ? place! : argument)
            .ToArray();
        var message = Text.Of(finding.Code, arguments);
        return place is null || arguments.Contains(place) ? message : words["check.at", place, message];
    }

    /// <summary>What the designer calls the input or outcome.</summary>
    private string PlaceOf(Finding finding, string place)
    {
        var type = registry.Find(finding.ActivityType);
        if (type?.Inputs.FirstOrDefault(input => input.Name.Equals(place, StringComparison.OrdinalIgnoreCase)) is { } input)
            return words.Of(input.Label, input.EnglishLabel);
        if (type?.Outcomes.FirstOrDefault(outcome => outcome.Name == place) is { } outcome)
            return words.Of(outcome.Label, outcome.EnglishLabel);
        if (type?.Outputs.FirstOrDefault(output => output.Name == place) is { } output)
            return words.Of(output.Label, output.EnglishLabel);
        return words.Known("outcome." + place) ?? (place == "variable" ? words["designer.variable"] : place);
    }
}
