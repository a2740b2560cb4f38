using System.Collections.Concurrent;
using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence;

/// <summary>Contexts to be used again: making one costs as much as a step's questions do (docs/performance.md).</summary>
public sealed class ContextPool(IDbContextFactory<CaseFlowDbContext> factory) : IDisposable
{
    private const int MostKept = 64;

    private readonly ConcurrentStack<CaseFlowDbContext> free = [];

    public void Dispose()
    {
        while (free.TryPop(out var context))
            context.Retire();
    }

    private CaseFlowDbContext Take() => free.TryPop(out var known) ? known : factory.CreateDbContext();

    private void TakeBack(CaseFlowDbContext context)
    {
        context.Forget();
        context.Serve(null);
        if (free.Count < MostKept)
            free.Push(context);
        else
            context.Retire();
    }

    /// <summary>
    /// One scope's context. The scope disposes of what it holds once for each name that it knows it by; the lease alone gives the context
    /// back, and once.
    /// </summary>
    public sealed class Lease : IDisposable
    {
        private readonly ContextPool pool;
        private int isOver;

        public Lease(ContextPool pool, CurrentPerson person)
        {
            this.pool = pool;
            Context = pool.Take();
            Context.Serve(person);
        }

        public CaseFlowDbContext Context { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
                pool.TakeBack(Context);
        }
    }
}
