using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using MediatR;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>
/// What the designer offers: activities, kinds of expression, types of variables. Lists that a manager has no use for are empty.
/// </summary>
internal static class DescriptorEndpoints
{
    public static void MapDescriptors(this IEndpointRouteBuilder studio)
    {
        studio.MapGet("/features/installed", () => StudioJson.List(new[] { Feature("RealTimeWorkflowUpdates") }));
        studio.MapGet("/descriptors/activities", ActivitiesAsync);
        studio.MapGet("/descriptors/expression-descriptors", (Words words) => StudioJson.List(Expressions(words)));
        studio.MapGet("/descriptors/variables", (Words words) => StudioJson.List(VariableTypes(words)));
        studio.MapGet(
            "/descriptors/storage-drivers",
            (Words words) =>
                StudioJson.List(
                    new[]
                    {
                        new
                        {
                            TypeName = Drafting.StorageDriver,
                            DisplayName = words["designer.stored"],
                            Priority = 0,
                            Deprecated = false,
                        },
                    }
                )
        );
        foreach (
            var list in new[]
            {
                "workflow-activation-strategies",
                "incident-strategies",
                "log-persistence-strategies",
                "commit-strategies/workflows",
                "commit-strategies/activities",
                "output-converters",
            }
        )
            studio.MapGet($"/descriptors/{list}", () => StudioJson.List(Array.Empty<object>()));
        studio.MapPost("/scripting/javascript/type-definitions/{definitionId}", CompletionsAsync);
    }

    private static async Task<IResult> ActivitiesAsync(
        IMediator mediator,
        ActivityCatalog catalog,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var choices = await mediator.Send(new GetDesignerChoices.Query(), cancel);
        if (!choices.IsSuccess)
            return PageResults.Refused(choices.Refusal);
        var activities = catalog.Of(choices.Value, ChildActivities.IsFor(context));
        return StudioJson.Tagged(context, new { Items = activities, activities.Count });
    }

    /// <summary>Studio looks for the full name.</summary>
    private static object Feature(string name) =>
        new
        {
            Name = name,
            Namespace = "Elsa",
            FullName = $"Elsa.{name}",
            DisplayName = name,
            Description = "",
        };

    private static async Task<IResult> CompletionsAsync(string definitionId, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetDefinition.Query(definitionId), cancel);
        return Results.Text(found.IsSuccess ? Completions.For(found.Value.Definition) : "", "text/plain");
    }

    private static object[] Expressions(Words words) =>
        [
            Expression("Literal", words["designer.expression.literal"]),
            Expression("Variable", words["designer.expression.variable"]),
            Expression("Input", words["designer.expression.input"]),
            Expression(
                "JavaScript",
                words["designer.expression.javascript"],
                new Dictionary<string, string> { ["MonacoLanguage"] = "javascript" }
            ),
            Expression("Object", "Object", isBrowsable: false),
        ];

    private static object Expression(string type, string name, object? properties = null, bool isBrowsable = true) =>
        new
        {
            Type = type,
            DisplayName = name,
            IsSerializable = true,
            IsBrowsable = isBrowsable,
            Properties = properties ?? new { },
        };

    private static object[] VariableTypes(Words words) =>
        [
            .. new[] { "String", "Int32", "Decimal", "Boolean", "DateTimeOffset", "TimeSpan", "Object" }.Select(type => new
            {
                TypeName = type,
                DisplayName = words["designer.type." + type],
                Category = words["designer.types"],
                Description = "",
            }),
        ];
}
