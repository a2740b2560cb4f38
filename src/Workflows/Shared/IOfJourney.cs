namespace CaseFlow.Workflows.Shared;

/// <summary>A row that changes only in a step of its journey: the unit of work moves the journey's revision with it.</summary>
public interface IOfJourney
{
    JourneyId JourneyId { get; }
}

/// <summary>A row that goes into the archive of its journey when that ended long ago; others stay where they are (R-PRI-2).</summary>
public interface IArchived : IOfJourney;

/// <summary>A row that is nothing without its instance, and goes away with it.</summary>
public interface IOfInstance
{
    Guid InstanceId { get; }
}
