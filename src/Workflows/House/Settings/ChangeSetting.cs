using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>
/// Decides a setting for the whole clinic. It counts from the next step on, of journeys that are under way too; one that needs a second
/// person waits for that, and the old value counts meanwhile (R-SET-10).
/// </summary>
public static class ChangeSetting
{
    /// <param name="Reason">For the history of set-up.</param>
    public sealed record Command(string Key, string Value, string? Reason = null) : ICommand<ListSettings.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(SettingCatalog catalog, ClinicSettings settings, SettingRequests requests, CurrentPerson person)
        : ICommandHandler<Command, ListSettings.Item>
    {
        public async Task<Result<ListSettings.Item>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ChangeSettings) || person.IsSystem)
                return Refusal.Forbidden("settings.may-not-change");
            if (catalog.Find(command.Key) is not { } setting)
                return Refusal.NotFound("setting.not-found");
            if (setting.Allowed.Normalise(command.Value) is not { } value)
                return Refusal.Invalid("value", "setting.not-allowed", setting.Allowed.Description, setting.Unit);

            var changes = await settings.ChangesAsync([setting], cancel);
            var held = ClinicSettings.Holding(setting, changes);
            if (await requests.FindWaitingAsync(setting.Key, cancel) is not null)
                return Refusal.Conflict("setting.waits-already");
            if (held == value)
                return ListSettings.Item.Of(setting, changes);
            if (await settings.IsGuardedAsync(setting, cancel))
            {
                var asked = await requests.AskAsync(setting, held, value, command.Reason, cancel);
                return ListSettings.Item.Of(setting, changes, ListSettings.Request.Of(asked, person));
            }

            await settings.DecideAsync(setting, value, changes, command.Reason, cancel);
            return ListSettings.Item.Of(setting, [.. changes, .. settings.Staged(setting)]);
        }
    }
}
