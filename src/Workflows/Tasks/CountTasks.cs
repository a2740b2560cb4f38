using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>How many tasks wait, for the badges of the inbox.</summary>
public static class CountTasks
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(int Mine, int Open, int All, int Overdue, int Today);
}
