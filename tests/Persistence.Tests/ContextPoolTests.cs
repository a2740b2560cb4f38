using CaseFlow.TestKit;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

/// <summary>
/// Scopes use each other's contexts one after the other, never at the same time, and nothing of one is left for the next.
/// </summary>
public sealed class ContextPoolTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    [Fact]
    public async Task A_context_serves_one_scope_at_a_time_whatever_was_disposed_of_and_how_often()
    {
        for (var round = 0; round < 20; round++)
        {
            var ended = clinic.AsSystem.Enter();
            var lent = ContextOf(ended);
            await lent.DisposeAsync(); // as a scope does for each name by which it knows a context
            await ended.DisposeAsync();
            await ended.DisposeAsync();
            await lent.DisposeAsync();

            await using var one = clinic.AsSystem.Enter();
            await using var other = clinic.AsSystem.Enter();

            ContextOf(one).ShouldNotBeSameAs(ContextOf(other));
        }
    }

    [Fact]
    public async Task A_scope_has_one_context_under_all_its_names()
    {
        await using var scope = clinic.AsSystem.Enter();

        ContextOf(scope).ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>());
    }

    [Fact]
    public async Task What_a_scope_read_or_staged_and_did_not_commit_is_gone_with_it()
    {
        CaseFlowDb context;
        await using (var scope = clinic.AsSystem.Enter())
        {
            context = ContextOf(scope);
            context.Add(Rows.Client(clinic.Branch, "never committed"));
            await context.Branches().LoadAsync();
        }

        context.ChangeTracker.Entries().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_context_that_serves_nobody_sees_no_rows_of_any_branch()
    {
        await Unit.That(clinic, Rows.Client(clinic.Branch, "林晚")).CommitAsync();
        CaseFlowDb context;
        await using (var scope = clinic.AsSystem.Enter())
        {
            context = ContextOf(scope);
            (await context.Clients().CountAsync()).ShouldBe(1);
        }

        (await context.Clients().CountAsync()).ShouldBe(0);
    }

    private static CaseFlowDb ContextOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
}
