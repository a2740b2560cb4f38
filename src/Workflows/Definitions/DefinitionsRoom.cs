using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Definitions.Offers;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Procedures: drafting, checking, approving, publishing and removing their definitions.</summary>
public sealed class DefinitionsRoom : Room
{
    public const string Read = "definitions.read";
    public const string Edit = "definitions.edit";
    public const string Publish = "definitions.publish";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Read, Roles.Manager, Roles.OperationsDirector, Roles.ProcessManager, Roles.Auditor, Roles.Admin),
        new(Edit, Roles.ProcessManager, Roles.Admin),
        new(Publish, Roles.ProcessManager, Roles.Admin),
    ];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddSingleton<ParsedDefinitions>()
            .AddScoped<IDefinitionSource, DefinitionSource>()
            .AddScoped<DefinitionFolder>()
            .AddScoped<ImportedVersions>()
            .AddScoped<Reusables>()
            .AddScoped<DefinitionParser>()
            .AddScoped<Drafts>()
            .AddScoped<DraftSaving>()
            .AddScoped<DefinitionUses>()
            .AddSingleton<StartedDefinitions>()
            .AddScoped<FirstJourney>()
            .AddSingleton<KnownSketches>()
            .AddScoped<DefinitionSketches>()
            .AddScoped<DefinitionLog>()
            .AddScoped<MissingForms>()
            .AddScoped<ConsumerUpdates>()
            .AddScoped<DefinitionPublication>()
            .AddScoped<PublicationOrder>()
            .AddScoped<PublicationRequests>()
            .AddScoped<PublicationDecision>()
            .AddScoped<IEditorOffer, RoleOffer>()
            .AddScoped<IEditorOffer, FormOffer>()
            .AddScoped<EditorOffers>()
            .AddScoped<DefinitionChecks>()
            .AddScoped<EventPeopleRules>()
            .AddScoped<StartedVersion>()
            .AddScoped<StartDoor>();
}
