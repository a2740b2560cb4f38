using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;

namespace CaseFlow.Workflows.Definitions.Checks;

/// <summary>All that is wrong with a definition, and all that is doubtful: by itself, and against the forms, prices and other definitions of this clinic.</summary>
public sealed class DefinitionChecks(DefinitionParser parser)
{
    /// <summary>Errors first. Nothing that stands in a definition makes it throw.</summary>
    public async Task<IReadOnlyList<Finding>> OfAsync(JsonObject json, CancellationToken cancel)
    {
        try
        {
            return DefinitionCheck.Of(await parser.ReadStoredAsync(json, cancel));
        }
        catch (DefinitionException unreadable)
        {
            return [.. unreadable.Problems.Select(problem => new Finding(FindingSeverity.Error, "check." + problem.Code, problem.ActivityId, problem.ActivityName, null, problem.Message))];
        }
    }
}
