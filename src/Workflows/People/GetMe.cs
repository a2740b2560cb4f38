using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.People;

public static class GetMe
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(PersonId Id, string UserName, string Name, IReadOnlyList<string> Roles, IReadOnlyList<BranchRef> Branches, IReadOnlyList<string> Permissions);

    public sealed record BranchRef(BranchId Id, string Name, IReadOnlyList<string> Roles);
}
