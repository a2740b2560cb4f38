using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Bulk;
using CaseFlow.Workflows.Tasks.Filters;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tasks.Showing;
using CaseFlow.Workflows.Tasks.Signing;
using CaseFlow.Workflows.Tasks.Submission;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tasks;

/// <summary>What people are asked to do: the inbox, who may take what, and answers.</summary>
public sealed class TasksRoom : Room
{
    public const string Read = "tasks.read";
    public const string Work = "tasks.work";
    public const string Assign = "tasks.assign";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [new(Read, Roles.All), new(Work, RoleGroups.Everyone), new(Assign, RoleGroups.Leads)];

    public override IReadOnlyList<Setting> Settings { get; } = [.. UsualTimes.All, .. WaitSettings.All];

    public override ChartWords Chart { get; } = new() { History = ["taskId", "role", "forPerson", "form", "told"] };

    public override IReadOnlyList<HistoryType> HistoryTypes => TaskHistory.Types;

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<OpenTasks>()
            .AddScoped<IMention, DraftMention>()
            .AddScoped<TaskNotices>()
            .AddScoped<TaskMaking>()
            .AddScoped<TaskHolding>()
            .AddScoped<IWhenPersonLeaves, TasksOfLeaver>()
            .AddScoped<TaskCompletion>()
            .AddScoped<TaskSubmission>()
            .AddScoped<AnswerFiles>()
            .AddScoped<SignedTexts>()
            .AddSingleton<IFieldType, TextsField>()
            .AddSingleton<IOptionSource, ClinicTexts>()
            .AddScoped<TaskForms>()
            .AddScoped<KnownOfClient>()
            .AddSingleton<TaskOutcomes>()
            .AddScoped<TaskView>()
            .AddScoped<TaskWay>()
            .AddScoped<TaskStates>()
            .AddScoped<ShownTasks>()
            .AddScoped<Colleagues>()
            .AddScoped<DueBounds>()
            .AddScoped<TaskSearch>()
            .AddScoped<TaskSummaries>()
            .AddScoped<FilterBook>()
            .AddScoped<TaskPile>()
            .AddScoped<IOpenWork, OpenWork>()
            .AddScoped<TaskSights>();
}
