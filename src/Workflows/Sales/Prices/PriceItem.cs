using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>Something that can be sold, with its list price in force.</summary>
public sealed class PriceItem : IReadByTrials
{
    public PriceItemId Id { get; set; }
    public BranchId BranchId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>The code of an <see cref="Categories.ItemCategory"/>.</summary>
    public required string Category { get; set; }
    public required string Unit { get; set; }

    /// <summary>CNY: what it cost first, until the first of <see cref="Prices"/> begins.</summary>
    public decimal Price { get; set; }

    /// <summary>
    /// What it costs from a day on, until the next one begins: so there are never two prices for one moment, nor none between two
    /// (R-SET-4).
    /// </summary>
    public List<ItemPrice> Prices { get; } = [];

    /// <summary>The first day on which it is sold, in the branch's calendar; null: ever since.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day on which it is sold; null: without end.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Needs an expert review before it is sold (P1.6).</summary>
    public bool DemandsReview { get; set; }

    /// <summary>Topical anaesthetic's minutes (R-TRE-3); 0 for none.</summary>
    public int AnaestheticMinutes { get; set; }

    /// <summary>How long it takes; 0: nobody said.</summary>
    public int Minutes { get; set; }

    /// <summary>What clients are told that it is and does.</summary>
    public string? Description { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Position in lists.</summary>
    public int Rank { get; set; }
    public long Revision { get; set; }

    public bool IsSoldOn(DateOnly day) => IsActive && (From is null || From <= day) && (To is null || To >= day);

    public decimal PriceOn(DateOnly day) =>
        Prices.Where(price => price.From <= day).MaxBy(price => price.From) is { } dated ? dated.Amount : Price;
}

/// <summary>A price and the first day on which it holds.</summary>
public sealed class ItemPrice
{
    public PriceItemId ItemId { get; set; }
    public DateOnly From { get; set; }

    /// <summary>CNY.</summary>
    public decimal Amount { get; set; }
}
