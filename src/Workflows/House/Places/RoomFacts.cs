using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

/// <param name="EnglishName">Null: as the name.</param>
public sealed record RoomFacts(string Name, string? EnglishName, string Kind)
{
    internal void PutTo(BranchRoom room) =>
        (room.Name, room.EnglishName, room.Kind) = (Name.Trim(), Words.English(Name, EnglishName), Kind);
}

/// <param name="EnglishName">Null: as the name.</param>
/// <param name="Room">Where it usually stands.</param>
public sealed record DeviceFacts(string Name, string? EnglishName, string Kind, RoomId? Room = null, DateOnly? MaintenanceDue = null)
{
    internal void PutTo(Device device)
    {
        (device.Name, device.EnglishName, device.Kind) = (Name.Trim(), Words.English(Name, EnglishName), Kind);
        (device.RoomId, device.MaintenanceDue) = (Room, MaintenanceDue);
    }
}

public sealed class RoomFactsValidator : AbstractValidator<RoomFacts>
{
    public RoomFactsValidator()
    {
        RuleFor(facts => facts.Name).IsDisplayName().OverridePropertyName("name");
        RuleFor(facts => facts.EnglishName).MaximumLength(100).WithErrorCode("field.too-long").OverridePropertyName("englishName");
        RuleFor(facts => facts.Kind).Must(RoomKind.All.Contains).WithErrorCode("field.unknown-option").OverridePropertyName("kind");
    }
}

public sealed class DeviceFactsValidator : AbstractValidator<DeviceFacts>
{
    public DeviceFactsValidator()
    {
        RuleFor(facts => facts.Name).IsDisplayName().OverridePropertyName("name");
        RuleFor(facts => facts.EnglishName).MaximumLength(100).WithErrorCode("field.too-long").OverridePropertyName("englishName");
        RuleFor(facts => facts.Kind).Must(DeviceKind.All.Contains).WithErrorCode("field.unknown-option").OverridePropertyName("kind");
    }
}

internal static class Words
{
    public static string English(string name, string? english) => string.IsNullOrWhiteSpace(english) ? name.Trim() : english.Trim();
}
