using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>
/// A second person approves a change of a setting, or refuses it and says why; who asked can take it back (R-SET-10). Until it is approved
/// the old value counts.
/// </summary>
public static class DecideSettingRequest
{
    /// <param name="Number">Of the request that was read.</param>
    /// <param name="Approve">False by who asked: it is taken back.</param>
    /// <param name="Reason">Why it is refused.</param>
    public sealed record Command(string Key, int Number, bool Approve, string? Reason = null) : ICommand<ListSettings.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(SettingCatalog catalog, ClinicSettings settings, SettingRequests requests, CurrentPerson person)
        : ICommandHandler<Command, ListSettings.Item>
    {
        public async Task<Result<ListSettings.Item>> Handle(Command command, CancellationToken cancel)
        {
            if (catalog.Find(command.Key) is not { } setting)
                return Refusal.NotFound("setting.not-found");
            var request = await requests.FindWaitingAsync(command.Key, cancel);
            if (request?.ById != person.Id && !person.May(HouseRoom.ApproveSettings) || person.IsSystem)
                return Refusal.Forbidden("setting.may-not-approve");
            if (request is null || request.Number != command.Number)
                return Refusal.Conflict("setting.not-waiting");
            var isOwn = request.ById == person.Id;
            if (isOwn && command.Approve)
                return Refusal.Forbidden("setting.second-person");
            if (!isOwn && !command.Approve && string.IsNullOrWhiteSpace(command.Reason))
                return Refusal.Invalid("reason", "field.required");

            var decision =
                command.Approve ? SettingRequest.Approved
                : isOwn ? SettingRequest.Withdrawn
                : SettingRequest.Refused;
            await requests.CloseAsync(setting, request, decision, command.Reason, cancel);
            return ListSettings.Item.Of(setting, [.. await settings.ChangesAsync([setting], cancel), .. settings.Staged(setting)]);
        }
    }
}
