using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Submission;

namespace CaseFlow.Workflows.Tasks;

/// <summary>Keeps what was typed so far, right or wrong. Not in the history; answers which fields the values hide or demand.</summary>
public static class SaveDraft
{
    private const int MaxBytes = 1024 * 1024;

    public sealed record Command(TaskId Task, JsonElement Values) : ICommand<Response>;

    public sealed record Response(DateTimeOffset SavedAt, IReadOnlyList<string> Hidden, IReadOnlyList<string> Required);

    public sealed class Handler(TaskForms forms, TaskHolding holding, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await holding.FindOpenAsync(command.Task, task => task.RefuseWorkOf(person), cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var task = found.Value;
            if (command.Values.ValueKind != JsonValueKind.Object)
                return Refusal.Invalid("values", "field.not-an-object");
            var text = command.Values.GetRawText();
            if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
                return new Refusal(RefusalKind.TooLarge, "task.draft-too-large");

            (task.Draft, task.DraftById, task.DraftSavedAt) = (text, person.Id, clock.GetUtcNow());
            var answer = await forms.CheckAsync(task, await forms.OfAsync(task, cancel), command.Values, endsEarly: false, cancel);
            return new Response(task.DraftSavedAt.Value, answer.Hidden, answer.Required);
        }
    }
}
