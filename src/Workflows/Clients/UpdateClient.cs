using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Clients;

/// <summary>Corrects a client's data; what is null stays. The check of identity before it is recorded (R-ID-2).</summary>
public static class UpdateClient
{
    public sealed record Command(
        ClientId Client, string? Name = null, string? Mobile = null, string? Gender = null, DateOnly? Birthday = null, IReadOnlyList<string>? Allergies = null,
        IReadOnlyList<string>? Flags = null, string? SourceChannel = null, string? Referrer = null, bool? IdentityChecked = null) : ICommand<ClientDetail>;
}
