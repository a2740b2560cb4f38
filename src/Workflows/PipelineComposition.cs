using System.Reflection;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>Finds handlers, validators and consumers by scanning, and puts the behaviours around each handler, outermost first.</summary>
public static class PipelineComposition
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) =>
        services
            .AddScoped<IMediator>(provider => new Mediator(provider.GetService))
            .AddScoped<IdempotencyKey>()
            .AddScoped<IdempotentResponses>()
            .AddScoped<Staging>()
            .AddScoped<AfterCommit>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<RerunLocks>();

    public static IServiceCollection AddUseCases(this IServiceCollection services, Assembly useCases)
    {
        foreach (
            var type in useCases.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false })
        )
        foreach (var role in type.GetInterfaces().Where(face => face.IsGenericType))
            services.AddRole(type, role);
        return services;
    }

    private static void AddRole(this IServiceCollection services, Type type, Type role)
    {
        var kind = role.GetGenericTypeDefinition();
        if (kind == typeof(IRequestHandler<,>))
            services.AddTransient(role, type);
        else if (kind == typeof(ICommandHandler<,>))
            services.AddBehaviors(role, typeof(LoggingBehavior<,>), typeof(ValidationBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        else if (kind == typeof(IQueryHandler<,>))
            services.AddBehaviors(role, typeof(LoggingBehavior<,>), typeof(ValidationBehavior<,>));
        else if (kind == typeof(IValidator<>) || kind == typeof(IConsume<>) || kind == typeof(IAnswer<>))
            services.AddScoped(role, type);
    }

    private static void AddBehaviors(this IServiceCollection services, Type handler, params Type[] behaviors)
    {
        var (request, response) = (handler.GetGenericArguments()[0], handler.GetGenericArguments()[1]);
        var behavior = typeof(IPipelineBehavior<,>).MakeGenericType(request, typeof(Result<>).MakeGenericType(response));
        foreach (var implementation in behaviors)
            services.AddTransient(behavior, implementation.MakeGenericType(request, response));
    }
}
