using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>The tables that the caller may take in and out in a branch, with their columns.</summary>
public static class ListTables
{
    /// <param name="Branch">Null: the caller's only or first one.</param>
    public sealed record Query(BranchId? Branch = null) : IQuery<IReadOnlyList<Item>>;

    public sealed record Item(string Name, IReadOnlyList<TableColumn> Columns);

    public sealed class Handler(ImportDesk desk, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (person.BranchOr(query.Branch) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var items = new List<Item>();
            foreach (var table in desk.Mine(branch))
                items.Add(new Item(table.Name, await table.ColumnsAsync(cancel)));
            return items;
        }
    }
}
