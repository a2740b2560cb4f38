using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Tells an activity what is set at the time of its step.</summary>
public sealed class AnswerSettings(ClinicSettings settings) : IAnswer<SettingsAsked>
{
    public async Task<Reply> AnswerAsync(SettingsAsked question, AskedBy by, CancellationToken cancel) =>
        Reply.Yes(await settings.ValuesOfAsync(question.Settings, cancel));
}

/// <summary>Tells how long the clinic lets work take.</summary>
public sealed class AnswerUsualTime(ClinicSettings settings) : IAnswer<UsualTimeAsked>
{
    public async Task<Reply> AnswerAsync(UsualTimeAsked question, AskedBy by, CancellationToken cancel) =>
        Reply.Yes((await settings.ValuesOfAsync([question.Setting], cancel))[question.Setting.Key]);
}
