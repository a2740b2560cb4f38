using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Http.Metadata;

namespace CaseFlow.Host.Http;

/// <summary>
/// Before a use case is asked: its body has everything that its type demands, and its page can exist; everything that is wrong is named at
/// once.
/// </summary>
public static class RequestChecks
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Demanded = new();

    public static RouteGroupBuilder CheckRequests(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(
            async (context, next) =>
            {
                var body = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
                var errors = context
                    .Arguments.SelectMany(argument =>
                        argument switch
                        {
                            Paging paging => WrongPages(paging),
                            not null when argument.GetType() == body => MissingFields(argument),
                            _ => [],
                        }
                    )
                    .ToList();
                return errors.Count == 0 ? await next(context) : new Answer<Done>(Refusal.Invalid(errors));
            }
        );

    private static IEnumerable<FieldError> WrongPages(Paging paging) =>
        new PagingValidator().Validate(paging).Errors.Select(error => new FieldError(error.PropertyName, error.ErrorCode));

    private static IEnumerable<FieldError> MissingFields(object body) =>
        Demanded
            .GetOrAdd(body.GetType(), DemandedOf)
            .Where(property => IsMissing(property.GetValue(body)))
            .Select(property => new FieldError(JsonNamingPolicy.CamelCase.ConvertName(property.Name), "field.required"));

    /// <summary>The properties of the record's constructor that are neither nullable nor have a default.</summary>
    private static PropertyInfo[] DemandedOf(Type body)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = body.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => !parameter.HasDefaultValue)
            .Select(parameter => parameter.Name);
        return
        [
            .. parameters
                .Select(name => body.GetProperty(name!))
                .OfType<PropertyInfo>()
                .Where(property => nullability.Create(property).ReadState == NullabilityState.NotNull),
        ];
    }

    private static bool IsMissing(object? value) =>
        value switch
        {
            null => true,
            JsonElement json => json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null,
            string or bool or int or decimal => false,
            ValueType id => id.Equals(Activator.CreateInstance(id.GetType())), // an id of zeros
            _ => false,
        };
}
