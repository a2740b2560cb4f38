using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>The browsers in which the caller is told though no page is open, and the key that a browser asks for to allow it.</summary>
public static class ListPushDevices
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Key">applicationServerKey, base64url.</param>
    public sealed record Response(string Key, IReadOnlyList<Device> Devices);

    public sealed record Device(PushDeviceId Id, string Name, DateTimeOffset AddedAt);

    public sealed class Handler(CaseFlowDb db, PushKey key, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var devices = await db.PushDevices()
                .Where(row => row.PersonId == person.Id)
                .OrderBy(row => row.AddedAt)
                .Select(row => new Device(row.Id, row.Name, row.AddedAt))
                .ToListAsync(cancel);
            return new Response(key.Public, devices);
        }
    }
}
