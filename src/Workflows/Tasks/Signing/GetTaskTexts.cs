using System.Globalization;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Showing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Signing;

/// <summary>
/// The texts that a task's form shows, filled for its client: while it is open what is in force, afterwards for ever what was signed.
/// </summary>
public static class GetTaskTexts
{
    /// <summary>Where a name is not known yet there is a line to write on.</summary>
    private const string Line = "________";

    public sealed record Query(TaskId Task) : IQuery<IReadOnlyList<Item>>;

    /// <param name="Mark">Key and version, as the answer names it: "consent.laser@2".</param>
    public sealed record Item(
        string Kind,
        string Key,
        int Number,
        string Mark,
        string Name,
        string EnglishName,
        string Chinese,
        string English
    );

    public sealed class Handler(CaseFlowDb db, ShownTasks tasks, TaskView view, SignedTexts texts, BranchClock clock)
        : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (await tasks.FindAsync(query.Task, cancel) is not { } task)
                return Refusal.NotFound("task.not-found");
            var shown = await view.OfAsync(task, cancel);
            var names = await NamesAsync(task, shown, cancel);
            List<Item> items = [];
            foreach (var field in shown.Form.Fields.Where(field => field.Type == TextsField.Type))
                items.AddRange((await texts.OfAsync(field, shown.Values, task.BranchId, cancel)).Select(text => ItemOf(text, names)));
            return items;
        }

        private async Task<Dictionary<string, object?>> NamesAsync(TaskItem task, GetTask.Response shown, CancellationToken cancel)
        {
            var branch = await clock.HomeAsync(task.BranchId, cancel);
            var doctor = task.Journey!.Staff.Where(one => one.Role == Roles.Doctor).Select(one => (PersonId?)one.PersonId).FirstOrDefault();
            var day = TimeZoneInfo.ConvertTime(task.ClosedAt ?? clock.Now, await clock.ZoneAsync(task.BranchId, cancel));
            return new Dictionary<string, object?>
            {
                ["client"] = shown.Client?.Name ?? Line,
                ["clinic"] = await db.Branches()
                    .IgnoreQueryFilters()
                    .Where(row => row.Id == branch)
                    .Select(row => row.Name)
                    .FirstOrDefaultAsync(cancel),
                ["doctor"] = await db.People().Where(row => row.Id == doctor).Select(row => row.Name).FirstOrDefaultAsync(cancel) ?? Line,
                ["item"] = Given(shown.Values, "items") ?? Line,
                ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["phone"] = Line,
            };
        }

        private static string? Given(JsonElement values, string name) =>
            values.ValueKind == JsonValueKind.Object
            && values.TryGetProperty(name, out var value)
            && value.ToString() is { Length: > 0 } text
                ? text
                : null;

        private static Item ItemOf(TextVersion text, IReadOnlyDictionary<string, object?> names) =>
            new(
                text.Kind,
                text.Key,
                text.Number,
                text.Mark,
                text.Name,
                text.EnglishName,
                TextTemplate.Fill(text.Chinese, names),
                TextTemplate.Fill(text.English, names)
            );
    }
}
