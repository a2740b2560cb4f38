using CaseFlow.Engine.State;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys;

public enum JourneyStatus
{
    Running,
    Finished,
    Cancelled,
    Faulted,
}

public static class JourneyStatusTexts
{
    /// <summary>As the API and the pages know it.</summary>
    public static string ToText(this JourneyStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>
/// 客户旅程: one visit and all that follows from it: the root instance, its children and their one history. The unit of concurrency:
/// every step of any instance of the family moves <see cref="Revision"/> and the head of the history, so two steps cannot both commit.
/// </summary>
public sealed class Journey : IOfBranch
{
    public JourneyId Id { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>Whose visit it is; null for the branch's own work, started by the clock or by a request.</summary>
    public ClientId? ClientId { get; set; }
    public Client? Client { get; set; }
    public required string DefinitionId { get; set; }
    public required string DefinitionName { get; set; }
    public int Version { get; set; }
    public JourneyStatus Status { get; set; }

    /// <summary>Of the activity that started last; see Activities.Common.Stage.</summary>
    public string Stage { get; set; } = "";
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Since then its history, tasks and instances lie in a <see cref="Retention.JourneyArchive"/>.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Of a trial: by how many seconds its clock was set forward. Null for a real journey.</summary>
    public long? TrialAhead { get; set; }

    /// <summary>It was started to try a procedure: nobody is in it, it sends nothing and counts nowhere.</summary>
    public bool IsTrial => TrialAhead is not null;

    /// <summary>Number and hash of the newest history entry.</summary>
    public long HistorySeq { get; set; }
    public string HistoryHash { get; set; } = "";
    public long Revision { get; set; }

    /// <summary>Who it is whose, by role. Read with the journey, always.</summary>
    public List<JourneyPerson> Staff { get; } = [];

    /// <summary>"The consultant of this journey"; null as long as there is none.</summary>
    public PersonId? PersonOf(string role) => Staff.Find(one => one.Role == role)?.PersonId;

    /// <summary>What decides who sees its content; with its client's name if that was read with it.</summary>
    public Chart ToChart() =>
        new(
            Id,
            new DefinitionRef(DefinitionId, Version),
            BranchId,
            ClientId,
            Client?.Name,
            Staff.ConvertAll(one => (one.Role, one.PersonId))
        );
}

/// <summary>From now on "the consultant of this journey" is this person.</summary>
public sealed class JourneyPerson : IOfJourney
{
    public JourneyId JourneyId { get; set; }
    public required string Role { get; set; }
    public PersonId PersonId { get; set; }
}

/// <summary>One workflow instance of a journey: the root or a child.</summary>
public sealed class InstanceRow : IArchived
{
    public Guid Id { get; set; }
    public JourneyId JourneyId { get; set; }
    public Guid? ParentId { get; set; }
    public required string DefinitionId { get; set; }
    public int Version { get; set; }

    /// <summary>Its correlation id; null as long as that is the journey's own id.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Engine.State.InstanceStatus.</summary>
    public required string Status { get; set; }

    /// <summary>WorkflowInstance.Write().</summary>
    public byte[] State { get; set; } = [];
    public long Revision { get; set; }
}

/// <summary>The index of waits that a clock or a stimulus can wake without knowing the instance.</summary>
public sealed class BookmarkRow : IOfJourney, IOfInstance
{
    public Guid InstanceId { get; set; }
    public int BookmarkId { get; set; }
    public JourneyId JourneyId { get; set; }
    public required string Name { get; set; }
    public string? Key { get; set; }
    public string? CorrelationId { get; set; }
    public DateTimeOffset? DueAt { get; set; }
}
