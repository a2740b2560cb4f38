using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>顾客: the person who comes.</summary>
public sealed class Client : IOfBranch
{
    public ClientId Id { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>How the name is looked for is written with it, whoever changes it.</summary>
    public required string Name
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            (NameSought, NameSounds) = (SoughtText.Of(value), SoughtSounds.Of(value));
        }
    }

    /// <summary>See <see cref="SoughtText"/>; empty for rows of a time before it, until the host starts.</summary>
    public string NameSought { get; private set; } = "";

    /// <summary>See <see cref="SoughtSounds"/>.</summary>
    public string NameSounds { get; private set; } = "";

    /// <summary>Mainland number or +country; two people may share one (R-ID-1).</summary>
    public required string Mobile { get; set; }

    /// <summary>See <see cref="EmailAddress"/>; null: not known.</summary>
    public string? Email { get; set; }
    public string? Gender { get; set; }
    public DateOnly? Birthday { get; set; }

    /// <summary>病案号, given at the first deal (R-CHART-1).</summary>
    public string? ChartNumber { get; set; }
    public string? Tier { get; set; }

    /// <summary>Of its <see cref="MedicalFact">facts</see> the allergies that hold; the fact book alone writes them here.</summary>
    public List<string> Allergies { get; set; } = [];

    /// <summary>Those of them that nobody has confirmed.</summary>
    public List<string> UnconfirmedAllergies { get; set; } = [];

    /// <summary>When the client was last asked; without it, no allergies means that nobody knows.</summary>
    public DateTimeOffset? AllergiesAskedAt { get; set; }
    public List<string> Flags { get; set; } = [];
    public string? SourceChannel { get; set; }
    public string? Referrer { get; set; }

    /// <summary>How messages reach them (R-MSG-4); one of <see cref="ClientWishes.Channels"/>; null: nobody asked.</summary>
    public string? PreferredChannel { get; set; }

    /// <summary>zh or en; null: Chinese.</summary>
    public string? Language { get; set; }

    /// <summary>Since then they get no marketing (R-MSG-5).</summary>
    public DateTimeOffset? MarketingRefusedAt { get; set; }
    public DateTimeOffset? DataUseConsentAt { get; set; }
    public string? DataUseConsentVersion { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public long Revision { get; set; }

    /// <summary>Whose file this one has become part of (R-ID-3): whoever comes here is led there.</summary>
    public ClientId? MergedIntoId { get; set; }

    /// <summary>How many entries its own history has, and the hash of the newest.</summary>
    public long HistorySeq { get; set; }
    public string HistoryHash { get; set; } = "";

    internal void ShowAllergies(IEnumerable<MedicalFact> live)
    {
        var shown = FactViews.GroupsOf(live).Select(same => same[0]).ToList();
        Allergies = [.. shown.Select(fact => fact.Text)];
        UnconfirmedAllergies = [.. shown.Where(fact => fact.State == FactState.Unconfirmed).Select(fact => fact.Text)];
    }

    /// <summary>For rows that were stored before names were looked for so.</summary>
    public void LearnName() => (NameSought, NameSounds) = (SoughtText.Of(Name), SoughtSounds.Of(Name));
}

/// <summary>The tables of this room.</summary>
public static class ClientTables
{
    public static DbSet<Client> Clients(this CaseFlowDb db) => db.Set<Client>();

    public static DbSet<ClientEntry> ClientEntries(this CaseFlowDb db) => db.Set<ClientEntry>();

    public static DbSet<ClientMerge> ClientMerges(this CaseFlowDb db) => db.Set<ClientMerge>();

    public static DbSet<MedicalFact> MedicalFacts(this CaseFlowDb db) => db.Set<MedicalFact>();

    public static DbSet<FactAsking> FactAskings(this CaseFlowDb db) => db.Set<FactAsking>();
}
