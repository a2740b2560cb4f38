using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Messages.Owning;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>
/// The link of a message by which a client ends marketing. Looking at it changes nothing (R-MSG-10): programs open links by themselves.
/// Pressing the button does, once.
/// </summary>
public static class StopMarketing
{
    public sealed record Query(string Code) : IQuery<Response>;

    public sealed record Command(string Code) : ICommand<Response>;

    /// <param name="IsEnglish">The language of the message.</param>
    public sealed record Response(string Clinic, bool IsEnglish);

    public sealed class Looking(CaseFlowDb db) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            await FindAsync(db, query.Code, cancel) is { } message
                ? await ShownAsync(db, message, cancel)
                : Refusal.NotFound("message.no-such-link");
    }

    public sealed class Pressing(CaseFlowDb db, MessageOwners owners, MessageRecord record) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await FindAsync(db, command.Code, cancel) is not { } message)
                return Refusal.NotFound("message.no-such-link");
            if (await owners.RefuseMarketingAsync(message.ClientId, cancel))
                record.Step(message, "stopped");
            return await ShownAsync(db, message, cancel);
        }
    }

    private static Task<ClientMessage?> FindAsync(CaseFlowDb db, string code, CancellationToken cancel) =>
        db.ClientMessages().SingleOrDefaultAsync(row => row.StopCode == code, cancel);

    private static async Task<Response> ShownAsync(CaseFlowDb db, ClientMessage message, CancellationToken cancel) =>
        new(
            await db.Branches().Where(row => row.Id == message.BranchId).Select(row => row.Name).SingleAsync(cancel),
            message.Language == "en"
        );
}
