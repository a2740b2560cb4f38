using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>
/// Writes how they are looked for beside names that were stored before there was such a thing; no SQL knows how a name sounds. A host asks
/// for it at its start until there are no more.
/// </summary>
public static class LearnNames
{
    public sealed record Command(int Most = 1000) : ICommand<Response>;

    public sealed record Response(bool More);

    public sealed class Handler(CaseFlowDb db) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            // A name of signs alone is looked for by nothing and stays so.
            var unknown = await db.Clients()
                .Where(row => row.NameSought == "")
                .OrderBy(row => row.Id)
                .Take(command.Most)
                .ToListAsync(cancel);
            foreach (var client in unknown)
                client.LearnName();
            return new Response(unknown.Count == command.Most && unknown.Exists(client => client.NameSought.Length > 0));
        }
    }
}
