namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>What a survivor takes over: what it did not know itself. What both knew stays as it is; the other's is read there.</summary>
public sealed record MergedFacts(
    string? Gender,
    DateOnly? Birthday,
    string? Tier,
    IReadOnlyList<string> Allergies,
    DateTimeOffset? AllergiesAskedAt,
    IReadOnlyList<string> Flags,
    string? SourceChannel,
    string? Referrer,
    DateTimeOffset? DataUseConsentAt,
    string? DataUseConsentVersion,
    string? PreferredChannel = null,
    string? Language = null,
    DateTimeOffset? MarketingRefusedAt = null,
    IReadOnlyList<string>? UnconfirmedAllergies = null,
    string? Email = null
)
{
    public static MergedFacts Of(Client client) =>
        new(
            client.Gender,
            client.Birthday,
            client.Tier,
            [.. client.Allergies],
            client.AllergiesAskedAt,
            [.. client.Flags],
            client.SourceChannel,
            client.Referrer,
            client.DataUseConsentAt,
            client.DataUseConsentVersion,
            client.PreferredChannel,
            client.Language,
            client.MarketingRefusedAt,
            [.. client.UnconfirmedAllergies],
            client.Email
        );

    /// <summary>A refusal of either is one of both; consent is the one that was given first. Allergies come with their facts.</summary>
    public MergedFacts With(MergedFacts other)
    {
        var consent = DataUseConsentAt is null || other.DataUseConsentAt < DataUseConsentAt ? other : this;
        return new MergedFacts(
            Gender ?? other.Gender,
            Birthday ?? other.Birthday,
            Tier ?? other.Tier,
            Allergies,
            new[] { AllergiesAskedAt, other.AllergiesAskedAt }.Max(),
            [.. Flags.Union(other.Flags, StringComparer.Ordinal)],
            SourceChannel ?? other.SourceChannel,
            Referrer ?? other.Referrer,
            consent.DataUseConsentAt ?? DataUseConsentAt,
            consent.DataUseConsentAt is null ? DataUseConsentVersion : consent.DataUseConsentVersion,
            PreferredChannel ?? other.PreferredChannel,
            Language ?? other.Language,
            new[] { MarketingRefusedAt, other.MarketingRefusedAt }.Min(),
            UnconfirmedAllergies,
            Email ?? other.Email
        );
    }

    public void Into(Client client)
    {
        (client.Gender, client.Birthday, client.Tier) = (Gender, Birthday, Tier);
        (client.Allergies, client.AllergiesAskedAt, client.Flags) = ([.. Allergies], AllergiesAskedAt, [.. Flags]);
        client.UnconfirmedAllergies = [.. UnconfirmedAllergies ?? []];
        (client.SourceChannel, client.Referrer, client.Email) = (SourceChannel, Referrer, Email);
        (client.PreferredChannel, client.Language, client.MarketingRefusedAt) = (PreferredChannel, Language, MarketingRefusedAt);
        (client.DataUseConsentAt, client.DataUseConsentVersion) = (DataUseConsentAt, DataUseConsentVersion);
    }
}
