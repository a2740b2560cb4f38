using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Clients;

/// <summary>Registers a client. Two people may share a number (R-ID-1): the answer lists who else has it.</summary>
public static class CreateClient
{
    public sealed record Command(
        string Name, string Mobile, bool DataUseConsent, string? Gender = null, DateOnly? Birthday = null, string? SourceChannel = null, string? Referrer = null,
        IReadOnlyList<string>? Allergies = null, BranchId? BranchId = null) : ICommand<ClientDetail>;
}

public sealed record ClientDetail(
    ClientId Id, string Name, string Mobile, string? Gender, DateOnly? Birthday, int? Age, string? ChartNumber, string? Tier, IReadOnlyList<string> Allergies, IReadOnlyList<string> Flags,
    string? SourceChannel, string? Referrer, DateTimeOffset? DataUseConsentAt, string? DataUseConsentVersion, DateTimeOffset CreatedAt, BranchId BranchId, IReadOnlyList<ClientHead> SameMobile);
