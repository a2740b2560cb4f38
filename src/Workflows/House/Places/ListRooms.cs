using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Places;

/// <summary>The rooms of the caller's branches: first those in use, by branch and name.</summary>
public static class ListRooms
{
    public sealed record Query(BranchId? Branch = null) : IQuery<Page<Item>>;

    /// <param name="Revision">To be sent back with a change.</param>
    public sealed record Item(RoomId Id, BranchId Branch, string Name, string EnglishName, string Kind, bool IsInUse, long Revision);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var branches = person.Branches.Where(branch => query.Branch is null || branch == query.Branch).ToList();
            var items = await db.Rooms()
                .Where(room => branches.Contains(room.BranchId))
                .OrderByDescending(room => room.IsInUse)
                .ThenBy(room => room.BranchId)
                .ThenBy(room => room.Name)
                .Select(room => new Item(room.Id, room.BranchId, room.Name, room.EnglishName, room.Kind, room.IsInUse, room.Revision))
                .ToListAsync(cancel);
            return ((IReadOnlyList<Item>)items).AsOnePage();
        }
    }
}
