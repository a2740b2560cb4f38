using CaseFlow.Activities.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Shared;

/// <summary>
/// A room of the house says here what it brings; <see cref="Rooms.All"/> is the one list of them. Its use cases, consumers and rows are
/// found in its namespace, so that they are not named again.
/// </summary>
public abstract class Room
{
    /// <summary>What several of its use cases share. Scoped ones live for one command; singletons hold nothing of any request.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>What may be done here, and by whom.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>The words that it writes into histories.</summary>
    public virtual IReadOnlyList<HistoryType> HistoryTypes => [];

    /// <summary>What a clinic decides for itself there, each with its default.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>What of its facts a chart shows to whom does not see the whole of it.</summary>
    public virtual ChartWords Chart => ChartWords.None;

    /// <summary>The namespace in which all of it lies.</summary>
    public string Namespace => GetType().Namespace!;
}

/// <summary>What a person may do, by name; every endpoint names one.</summary>
/// <param name="Name">Stored in no row, but known to programs that ask who they are.</param>
/// <param name="Roles">Whose role grants it.</param>
public sealed record Permission(string Name, params IReadOnlyList<string> Roles);

/// <summary>A word of a history. Stored, hashed and exported: it never changes.</summary>
/// <param name="Transition">What it means to a process miner: the lifecycle transition of XES.</param>
public sealed record HistoryType(string Name, string? Transition = null)
{
    public static implicit operator HistoryType(string name) => new(name);
}

/// <summary>Names of variables and fields that more people see than the whole chart (R-CHART-2); what is not named they do not.</summary>
public sealed record ChartWords
{
    public static readonly ChartWords None = new();

    /// <summary>Money and dates.</summary>
    public IReadOnlyList<string> Cover { get; init; } = [];

    /// <summary>What was done.</summary>
    public IReadOnlyList<string> Record { get; init; } = [];

    /// <summary>Stages of which the record shows everything.</summary>
    public IReadOnlyList<string> RecordStages { get; init; } = [];

    /// <summary>What a history entry itself says, whatever was filled in: who, when, by which outcome.</summary>
    public IReadOnlyList<string> History { get; init; } = [];
}
