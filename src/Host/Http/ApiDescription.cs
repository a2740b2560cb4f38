using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CaseFlow.Host.Http;

/// <summary>The API's description: /openapi/v1.json for programs, /api-docs for people.</summary>
public static class ApiDescription
{
    public const string Bearer = "bearer";
    public const string Cookie = "cookie";

    private static readonly string[] Described = ["api/", "health/", "live"];

    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = endpoint =>
                    Described.Any(prefix => endpoint.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true);
                options.CreateSchemaReferenceId = NameOf;
                options.AddSchemaTransformer(DescribeIdAsync);
                options.AddOperationTransformer<OperationDescription>();
                options.AddDocumentTransformer(DescribeDocumentAsync);
            }
        );

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var reader = app.Environment.WebRootFileProvider.GetFileInfo("api-docs/index.html");
        app.MapGet("/api-docs", () => Results.File(reader.PhysicalPath!, "text/html; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>What a use case nests is called after it: CompleteTaskResponse.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        type.Type is { IsNested: true, IsGenericType: false, DeclaringType: { } useCase }
            ? useCase.Name.Replace("Endpoints", "", StringComparison.Ordinal) + type.Type.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    /// <summary>Typed ids are uuids in JSON.</summary>
    private static Task DescribeIdAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!Array.Exists(type.GetInterfaces(), face => face.Name == "IId`1"))
            return Task.CompletedTask;
        (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        return Task.CompletedTask;
    }

    private static Task DescribeDocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new()
        {
            Title = "CaseFlow",
            Version = "v1",
            Description =
                "Errors are problem details (RFC 9457) in the language of Accept-Language, zh-CN or en. Times are ISO 8601 with offset, money decimal strings. "
                + "Every POST takes an Idempotency-Key: the same key with the same body is answered as before and happens once.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "accessToken of /api/auth/login",
            },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "caseflow",
                Description = "Set by /api/auth/login; for browsers",
            },
        };
        return Task.CompletedTask;
    }
}
