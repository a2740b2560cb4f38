using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys;

/// <summary>
/// The place of the one instance that an activation strategy allows at a time. Two starts that want the same place both write this row, and
/// so cannot both commit.
/// A place whose instance has ended is free, and goes with it into the archive.
/// </summary>
public sealed class Activation : IOfInstance
{
    public required string Key { get; set; }
    public Guid InstanceId { get; set; }
    public long Revision { get; set; }
}
