using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;

namespace CaseFlow.Host.Pages.Procedures;

/// <summary>What was done to a procedure, as a sentence.</summary>
internal static class ChangeWords
{
    public static string Of(GetProcedure.Change change, Words words)
    {
        var variant = change switch
        {
            { Kind: DefinitionChangeKind.Published or DefinitionChangeKind.Retracted, Comment: null or "" } => "Plain",
            { Kind: DefinitionChangeKind.Requested, From: not null } => "From",
            _ => "",
        };
        var comment = change.Kind == DefinitionChangeKind.NotPublished ? Text.Of(change.Comment!, change.Version) : change.Comment ?? "";
        return words[
            $"change.{change.Kind}{variant}",
            change.BySystem ? words["change.system"] : change.By,
            change.Version,
            comment,
            change.OfVersion ?? 0,
            change.From is { } from ? words.Moment(from) : ""
        ];
    }
}
