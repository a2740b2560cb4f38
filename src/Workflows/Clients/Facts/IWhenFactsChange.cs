namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>A room that has something to do whenever medical facts of a client change; in the same unit of work.</summary>
public interface IWhenFactsChange
{
    /// <param name="sheet">All facts as they are now.</param>
    Task ChangedAsync(FactSheet sheet, CancellationToken cancel);
}
