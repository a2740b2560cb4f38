using System.Globalization;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>
/// One change of what a clinic set up (R-SET-10): who, when, what, old, new and why. Rows are only added; each is chained to the one before
/// by SHA-256, so that none is changed or taken away unseen.
/// </summary>
public sealed class SetupChange : INumberedLink
{
    /// <summary>From 1 without gaps.</summary>
    public long Number { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Null: the host itself, at its first start.</summary>
    public PersonId? ById { get; set; }

    /// <summary>The person's name at that time.</summary>
    public required string By { get; set; }

    /// <summary>What was done: "person.created".</summary>
    public required string Act { get; set; }

    /// <summary>One of <see cref="SetupSubject"/>'s kinds.</summary>
    public required string Subject { get; set; }
    public required string SubjectId { get; set; }

    /// <summary>As people called it at that time.</summary>
    public required string SubjectName { get; set; }

    /// <summary>Whose auditors read it; null: those of all branches.</summary>
    public BranchId? BranchId { get; set; }

    /// <summary>JSON object; null: there was nothing before.</summary>
    public string? Before { get; set; }

    /// <summary>JSON object; null: there is nothing any more.</summary>
    public string? After { get; set; }
    public string? Reason { get; set; }

    /// <summary>Empty for the first.</summary>
    public required string PreviousHash { get; set; }
    public required string Hash { get; set; }

    /// <summary>
    /// Over the previous hash, number, at, by id, by, act, subject, its id and name, branch, before, after, reason; see
    /// <see cref="ChainHash"/>.
    /// </summary>
    public string ComputeHash() =>
        ChainHash.Of([
            PreviousHash,
            Number.ToString(CultureInfo.InvariantCulture),
            ChainHash.Text(At),
            ById?.ToString(),
            By,
            Act,
            Subject,
            SubjectId,
            SubjectName,
            BranchId?.ToString(),
            Before,
            After,
            Reason,
        ]);
}

/// <summary>What a change was about.</summary>
/// <param name="Branch">Null: all branches.</param>
public sealed record SetupSubject(string Kind, string Id, string Name, BranchId? Branch)
{
    public const string Person = "person";
    public const string Branches = "branch";
    public const string Price = "price";
    public const string Setting = "setting";
    public const string Hours = "hours";
    public const string Room = "room";
    public const string Device = "device";
    public const string Shifts = "shifts";
    public const string Leave = "leave";
    public const string Text = "text";

    /// <summary>What came from a file or went into one.</summary>
    public const string Table = "table";
    public const string Category = "category";
}
