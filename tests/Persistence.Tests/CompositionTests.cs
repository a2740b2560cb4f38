using CaseFlow.TestKit;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

public sealed class CompositionTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    [Fact]
    public void Every_handler_gets_all_that_it_asks_for()
    {
        using var scope = clinic.AsSystem.Enter();
        var handlers = typeof(Workflows.CaseFlowDb)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces())
            .Where(IsHandler)
            .Distinct()
            .ToList();

        handlers.ShouldNotBeEmpty();
        foreach (var handler in handlers)
            scope.ServiceProvider.GetRequiredService(handler).ShouldNotBeNull();
    }

    private static bool IsHandler(Type face) =>
        face is { IsGenericType: true, ContainsGenericParameters: false } && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
