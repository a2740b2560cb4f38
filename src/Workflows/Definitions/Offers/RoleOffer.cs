using CaseFlow.Activities;
using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.Definitions.Offers;

/// <summary>The roles of a clinic.</summary>
public sealed class RoleOffer : IEditorOffer
{
    public string Editor => Editors.Role;

    public Task<IReadOnlyCollection<string>> NamesAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyCollection<string>>([.. Roles.All]);

    public Task<IReadOnlyList<Offered>> ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Offered>>([.. Roles.All.Select(role => new Offered(role))]);
}
