using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// Whether any browser is to be reached at all: where none is, a notice costs nothing more. This host knows at once of its own, of another
/// host's first one within the minute.
/// </summary>
public sealed class PushSwitch
{
    private volatile bool isOn;

    public bool IsOn
    {
        get => isOn;
        internal set => isOn = value;
    }
}

/// <summary>Looks whether there are any.</summary>
public static class LookForPushDevices
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(bool Any);

    public sealed class Handler(CaseFlowDb db, PushSwitch push) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            new Response(push.IsOn = await db.PushDevices().AnyAsync(cancel));
    }
}
