using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.People;

public static class CreateBranch
{
    public sealed record Command(string Name, string TimeZone = "Asia/Shanghai") : ICommand<Response>;

    public sealed record Response(BranchId Id);
}
