using System.Globalization;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Charts;

/// <summary>
/// Somebody opened a chart, or was refused (R-CHART-2). Rows are only added; each is chained to the one before by SHA-256, so that none is
/// changed or taken away unseen. It stays as it is when two files become one: it says what was opened at that time.
/// </summary>
public sealed class ChartOpening : IOfBranch, INumberedLink
{
    // What was opened.

    /// <summary>A journey with its history.</summary>
    public const string JourneyPage = "journey";
    public const string Export = "export";
    public const string TaskForm = "task";
    public const string File = "file";
    public const string Variables = "variables";

    /// <summary>Nothing yet: somebody said why they want to.</summary>
    public const string Stated = "reason";

    /// <summary>What was seen beside the sights' names: what a task needs of whoever does it.</summary>
    public const string AtWork = "task";

    /// <summary>From 1 without gaps.</summary>
    public long Number { get; set; }
    public DateTimeOffset At { get; set; }
    public BranchId BranchId { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The person's name at that time.</summary>
    public required string Person { get; set; }

    /// <summary>All that they held in the branch, with blanks between.</summary>
    public required string Roles { get; set; }
    public JourneyId Journey { get; set; }

    /// <summary>Whose chart; null for a journey without client.</summary>
    public Guid? Client { get; set; }
    public string? ClientName { get; set; }

    public required string What { get; set; }

    /// <summary>Which task or file.</summary>
    public string? Subject { get; set; }

    /// <summary>How much was seen; null: it was refused.</summary>
    public string? Seen { get; set; }
    public string? Reason { get; set; }

    /// <summary>Of a stated reason: how long it holds.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Empty for the first.</summary>
    public required string PreviousHash { get; set; }
    public required string Hash { get; set; }

    /// <summary>
    /// Over the previous hash, number, at, branch, person's id, person, roles, journey, client, client's name, what, subject, seen, reason,
    /// until; see <see cref="ChainHash"/>.
    /// </summary>
    public string ComputeHash() =>
        ChainHash.Of([
            PreviousHash,
            Number.ToString(CultureInfo.InvariantCulture),
            ChainHash.Text(At),
            BranchId.ToString(),
            PersonId.ToString(),
            Person,
            Roles,
            Journey.ToString(),
            Client?.ToString("D"),
            ClientName,
            What,
            Subject,
            Seen,
            Reason,
            Until is { } until ? ChainHash.Text(until) : null,
        ]);
}

/// <summary>The tables of this room.</summary>
public static class ChartTables
{
    public static DbSet<ChartOpening> ChartOpenings(this CaseFlowDb db) => db.Set<ChartOpening>();
}

public sealed class ChartOpeningConfiguration : IEntityTypeConfiguration<ChartOpening>
{
    public void Configure(EntityTypeBuilder<ChartOpening> opening)
    {
        opening.ToTable("ChartOpenings");
        opening.HasKey(row => row.Number);
        opening.Property(row => row.Number).ValueGeneratedNever();
        opening.Property(row => row.PreviousHash).HasConversion<HexBytes>();
        opening.Property(row => row.Hash).HasConversion<HexBytes>();
        opening.HasIndex(row => new { row.Journey, row.PersonId });
        opening.HasIndex(row => row.Client);
        opening.HasIndex(row => row.At);
    }
}
