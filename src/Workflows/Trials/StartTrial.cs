using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>
/// Runs the latest version of a procedure, a draft too, with a client who does not exist. It sends nothing and counts nowhere. A draft is
/// tried as it is now: the trial
/// keeps a copy, whatever is drawn meanwhile.
/// </summary>
public static class StartTrial
{
    public sealed record Command(string DefinitionId) : ICommand<Response>;

    public sealed record Response(JourneyId Journey);

    public sealed class Handler(CaseFlowDb db, TrialEntrance entrance, TrialDrafts drafts, JourneyStart start, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (entrance.HomesOfCaller() is not [var home, ..])
                return Refusal.Forbidden("definition.may-not-edit");
            var graph = await drafts.ToTryAsync(command.DefinitionId, cancel);
            if (!graph.IsSuccess)
                return graph.Refusal;

            var branch = await BranchBesideAsync(home, cancel);
            entrance.Enter([branch], 0);
            var client = JourneyStart.NeedsClient(graph.Value) ? MadeUp(branch) : null;
            var started = await start.StartAsync(
                new JourneyStart.Request(graph.Value, client, branch, new Dictionary<string, object?>()),
                cancel
            );
            return started.IsSuccess ? new Response(started.Value.Id) : started.Refusal;
        }

        private async Task<Branch> BranchBesideAsync(BranchId home, CancellationToken cancel)
        {
            if (await db.Branches().SingleOrDefaultAsync(branch => branch.TrialOf == home, cancel) is { } known)
                return known;
            var real = await db.Branches().SingleAsync(branch => branch.Id == home, cancel);
            var branch = new Branch
            {
                Id = new BranchId(Guid.CreateVersion7(start.Now)),
                Name = $"{real.Name} · 试运行",
                TimeZone = real.TimeZone,
                TrialOf = home,
            };
            db.Branches().Add(branch);
            return branch;
        }

        /// <summary>The number is nobody's: none in mainland China begins so.</summary>
        private Client MadeUp(Branch branch)
        {
            var client = new Client
            {
                Id = new ClientId(Guid.CreateVersion7(start.Now)),
                BranchId = branch.Id,
                Name = $"试运行 {person.UserName}",
                Mobile = "10000000000",
                DataUseConsentAt = start.Now,
                DataUseConsentVersion = Clients.DataUseConsent.CurrentVersion,
                CreatedAt = start.Now,
            };
            db.Clients().Add(client);
            return client;
        }
    }
}
