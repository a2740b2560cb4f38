using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety.Table;

/// <summary>禁忌: a line of the conflict table (R-SAFE-5): which facts speak against what. For all branches.</summary>
public sealed class SafetyRule
{
    /// <summary>A target of whatever contains what the fact names: of an allergy.</summary>
    public const string WhatContainsIt = "contains";

    /// <summary>A target of every item but those of <see cref="Except"/>.</summary>
    public const string Everything = "*";

    /// <summary>Stored with conflicts: it never changes.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>It holds the item where it is; else it lets it go on to the gate.</summary>
    public bool IsStop { get; set; }

    /// <summary>The kind of facts that it is about.</summary>
    public required string FactKind { get; set; }

    /// <summary>Which facts of the kind, in either language; none: all of them.</summary>
    public List<string> Words { get; set; } = [];

    /// <summary>Categories of items, or what things contain or work with.</summary>
    public List<string> Targets { get; set; } = [];

    /// <summary>Categories that <see cref="Everything"/> leaves out.</summary>
    public List<string> Except { get; set; } = [];

    /// <summary>How long it counts after the fact has ended.</summary>
    public int Months { get; set; }

    /// <summary>Position in the table.</summary>
    public int Rank { get; set; }
    public bool IsActive { get; set; } = true;
    public long Revision { get; set; }
}

public sealed class SafetyRuleConfiguration : IEntityTypeConfiguration<SafetyRule>
{
    public void Configure(EntityTypeBuilder<SafetyRule> rule)
    {
        rule.ToTable("SafetyRules");
        rule.HasKey(row => row.Code);
        rule.Property(row => row.Words).Metadata.SetValueComparer(new TextsComparer());
        rule.Property(row => row.Targets).Metadata.SetValueComparer(new TextsComparer());
        rule.Property(row => row.Except).Metadata.SetValueComparer(new TextsComparer());
        rule.Property(row => row.Revision).IsConcurrencyToken();
    }
}
