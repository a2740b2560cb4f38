using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Trials;

namespace CaseFlow.Host.Security;

/// <summary>
/// A request that names something of a trial takes place in the trials' branch. Only who may edit procedures is asked about.
/// </summary>
public static class Trials
{
    /// <summary>Runs before authorization: in a trial one person does everybody's part.</summary>
    public static void UseTrials(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var services = context.RequestServices;
                if (services.GetRequiredService<CurrentPerson>().May(DefinitionsRoom.Edit) && IdIn(context.Request) is { } id)
                    await services.GetRequiredService<TrialEntrance>().EnterAsync(id, context.RequestAborted);
                await next(context);
            }
        );

    /// <summary>Studio calls a child "journey.child".</summary>
    private static Guid? IdIn(HttpRequest request) =>
        request.RouteValues.GetValueOrDefault("id") is string text && Guid.TryParse(text.Split('.')[0], out var id) ? id : null;
}
