using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>Decides a setting for the whole clinic. It counts from the next step on, of journeys that are under way too.</summary>
public static class ChangeSetting
{
    /// <param name="Reason">For the history of set-up.</param>
    public sealed record Command(string Key, string Value, string? Reason = null) : ICommand<ListSettings.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(SettingCatalog catalog, ClinicSettings settings, CurrentPerson person, TimeProvider clock)
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
            var before = ListSettings.Item.Of(setting, changes);
            if (before.Value == value)
                return before;
            await settings.DecideAsync(setting, value, changes, command.Reason, cancel);
            var change = new ListSettings.Change(before.Value, value, clock.GetUtcNow(), person.Name);
            return before with { Value = value, Changes = [change, .. before.Changes] };
        }
    }
}
