using System.Security.Claims;
using CaseFlow.Host.Security;
using CaseFlow.Host.StudioApi.Instances;
using Microsoft.AspNetCore.SignalR;

namespace CaseFlow.Host.StudioApi.Live;

/// <summary>Studio's open viewers. Who may not read an instance does not join its group, and so hears nothing of it.</summary>
internal sealed class InstanceHub(IServiceScopeFactory scopes, OpenViewers viewers) : Hub
{
    public const string Path = "/elsa/hubs/workflow-instance";

    /// <summary>The name is the protocol's.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (Context.User is not { } user || StudioInstanceId.Parse(instanceId) is not { } instance || !await MayReadAsync(user, instance))
            return;
        await Groups.AddToGroupAsync(Context.ConnectionId, $"{instance}", Context.ConnectionAborted);
        viewers.Add(Context.ConnectionId, instance);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        viewers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>A connection outlives the request that opened it: whose it is, and what they may see, is asked anew.</summary>
    private async Task<bool> MayReadAsync(ClaimsPrincipal user, StudioInstanceId instance)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Sessions.RecogniseAsync(scope.ServiceProvider, user, Context.ConnectionAborted)
            && await scope.ServiceProvider.GetRequiredService<InstanceReading>().FindAsync($"{instance}", Context.ConnectionAborted)
                is { IsSuccess: true };
    }
}
