using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Files;

/// <summary>Photos, signatures and documents, each kept once by its content.</summary>
public sealed class FilesRoom : Room
{
    public const string Read = "files.read";
    public const string Write = "files.write";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [new(Read, [.. RoleGroups.Everyone, Roles.Auditor]), new(Write, RoleGroups.Everyone)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<FileShelf>();
}
