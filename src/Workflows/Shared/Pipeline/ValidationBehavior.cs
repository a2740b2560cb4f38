using System.Text.Json;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>Asks the use case's validators; everything that is wrong is answered at once.</summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, Result<TResponse>>
    where TRequest : IRequest<Result<TResponse>>
{
    public async Task<Result<TResponse>> Handle(TRequest request, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        var errors = new List<FieldError>();
        foreach (var validator in validators)
        {
            var checkup = await validator.ValidateAsync(request, cancel);
            errors.AddRange(checkup.Errors.Select(error => new FieldError(FieldOf(error.PropertyName), error.ErrorCode, Arguments(error))));
        }

        return errors.Count > 0 ? Refusal.Invalid(errors) : await next();
    }

    private static string FieldOf(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    // What a text may mention: the limit that was broken. Never the value itself, which may be about a person.
    private static object[] Arguments(FluentValidation.Results.ValidationFailure error) =>
        [
            .. Limits
                .Select(limit => error.FormattedMessagePlaceholderValues.GetValueOrDefault(limit))
                .OfType<object>()
                .Where(limit => limit is not (0 or -1)),
        ]; // 0 and -1: unlimited

    private static readonly string[] Limits = ["MinLength", "MaxLength", "ComparisonValue", "From", "To"];
}
