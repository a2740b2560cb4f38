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
