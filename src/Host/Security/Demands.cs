using CaseFlow.Workflows;
using CaseFlow.Workflows.House.People;
using Microsoft.AspNetCore.Authorization;

namespace CaseFlow.Host.Security;

/// <summary>
/// What an endpoint demands of its caller. Each says one of these or AllowAnonymous; one that says nothing is closed to everybody.
/// </summary>
public static class Demands
{
    private const string SignedIn = "signed-in";

    /// <summary>All of these permissions; a permission is the name of its policy.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoint, params string[] permissions)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(permissions);

    /// <summary>Any of these permissions; which of them, the endpoint asks again.</summary>
    public static TBuilder RequireOneOf<TBuilder>(this TBuilder endpoint, params string[] permissions)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy =>
            policy.RequireAuthenticatedUser().RequireAssertion(context => permissions.Any(Caller(context).May))
        );

    /// <summary>For what everybody who works here may do: seeing oneself, signing out.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(SignedIn);

    public static void AddDemands(this IServiceCollection services) =>
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
            options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
            foreach (var permission in Permissions.All)
                options.AddPolicy(
                    permission,
                    policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Caller(context).May(permission))
                );
        });

    private static CurrentPerson Caller(AuthorizationHandlerContext context) =>
        ((HttpContext)context.Resource!).RequestServices.GetRequiredService<CurrentPerson>();
}
