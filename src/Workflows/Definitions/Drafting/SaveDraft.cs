using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// Keeps what somebody drew or imported: in the draft if the latest version is one, else as a new version, which is the first of a
/// definition that nobody has seen. What can never run is refused,
/// with activity, place and reason. Nothing starts on it before it is published.
/// </summary>
public static class SaveDraft
{
    /// <param name="Definition">Elsa's JSON; without a definitionId it becomes a definition of its own.</param>
    public sealed record Command(JsonElement Definition) : ICommand<VersionHead>;

    public sealed class Handler(DraftSaving drafts, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            if (command.Definition.ValueKind != JsonValueKind.Object)
                return Refusal.Invalid("definition", "field.not-an-object");
            return await drafts.SaveAsync(command.Definition, cancel);
        }
    }
}
