using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// Says in the draft who may start a procedure by hand, and what they are asked then (R-SET-7). It counts from its publication on, as
/// every other change of the procedure does.
/// </summary>
public static class ChangeStart
{
    /// <param name="Roles">None: only other procedures, triggers and the house start it.</param>
    /// <param name="Inputs">Names of inputs that a person can type.</param>
    /// <param name="Choices">Of texts the values among which a person picks, "value|name|English name"; null: as they are.</param>
    /// <param name="Revision">Of the version that the choice was made on; null: whatever is there.</param>
    public sealed record Command(
        string DefinitionId,
        IReadOnlyList<string>? Roles = null,
        IReadOnlyList<string>? Inputs = null,
        long? Revision = null,
        IReadOnlyList<Choice>? Choices = null
    ) : ICommand<VersionHead>;

    /// <param name="Values">None: it is typed.</param>
    public sealed record Choice(string Input, IReadOnlyList<string> Values);

    public sealed class Handler(Drafts drafts, DraftSaving saving, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            if (await drafts.FindAsync(command.DefinitionId, null, cancel) is not { } latest)
                return Refusal.NotFound("definition.not-found");
            if (command.Revision is { } seen && seen != latest.Revision)
                return Refusal.Conflict("designer.saved-by-another");

            var json = DefinitionJson.Parse(latest.Json);
            IReadOnlyList<string> roles = [.. (command.Roles ?? []).Distinct()];
            IReadOnlyList<string> inputs = [.. (command.Inputs ?? []).Distinct()];
            var head = DefinitionReader.ReadHead(DefinitionJson.ToElement(json));
            var errors = ErrorsIn(roles, inputs, head).Concat(ErrorsIn(command.Choices ?? [], inputs)).ToList();
            if (errors.Count > 0)
                return Refusal.Invalid(errors);
            Write(json, roles, inputs, ChoicesOf(command, head, inputs));
            return JsonNode.DeepEquals(json, DefinitionJson.Parse(latest.Json))
                ? VersionHead.Of(latest)
                : await saving.SaveAsync(DefinitionJson.ToElement(json), cancel);
        }

        private static IEnumerable<FieldError> ErrorsIn(
            IReadOnlyList<string> roles,
            IReadOnlyList<string> inputs,
            WorkflowDefinition definition
        )
        {
            foreach (var role in roles.Where(role => !Roles.All.Contains(role)))
                yield return new FieldError("roles", "definition.unknown-role", role);
            foreach (var name in inputs)
            {
                if (!definition.Inputs.Any(input => input.Name == name && StartForm.CanBeAsked(input)))
                    yield return new FieldError("inputs", "definition.input-cannot-be-asked", name);
            }
        }

        private static IEnumerable<FieldError> ErrorsIn(IReadOnlyList<Choice> choices, IReadOnlyList<string> inputs)
        {
            foreach (var (at, choice) in choices.Index())
            {
                if (!inputs.Contains(choice.Input))
                    yield return new FieldError($"choices[{at}].input", "definition.input-cannot-be-asked", choice.Input);
                var values = choice.Values.Select(value => value.Split('|')[0].Trim()).ToList();
                if (values.Contains("") || values.Distinct().Count() < values.Count)
                    yield return new FieldError($"choices[{at}].values", "definition.bad-choices");
            }
        }

        /// <summary>Of inputs that are asked; those that are not named keep what they have.</summary>
        private static Dictionary<string, IReadOnlyList<string>> ChoicesOf(
            Command command,
            WorkflowDefinition head,
            IReadOnlyList<string> inputs
        )
        {
            var choices = command.Choices is { } named
                ? named.GroupBy(one => one.Input).ToDictionary(one => one.Key, one => one.Last().Values)
                : head.Start?.Choices.ToDictionary() ?? [];
            return choices.Where(one => inputs.Contains(one.Key) && one.Value.Count > 0).ToDictionary();
        }

        private static void Write(
            JsonObject json,
            IReadOnlyList<string> roles,
            IReadOnlyList<string> inputs,
            Dictionary<string, IReadOnlyList<string>> choices
        )
        {
            if (json.Member("customProperties") is not JsonObject custom)
                json.Set("customProperties", custom = []);
            var start = new JsonObject { ["by"] = ListOf(roles), ["inputs"] = ListOf(inputs) };
            if (choices.Count > 0)
                start["choices"] = new JsonObject(choices.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)ListOf(one.Value))));
            custom["start"] = start;
        }

        private static JsonArray ListOf(IReadOnlyList<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
    }
}
