using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.StudioApi;

/// <summary>A refusal as Studio shows it: it reads the texts of a 400 only, and takes a 5xx as a reason to send the same again.</summary>
internal static class StudioProblem
{
    public static IResult Of(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
            return Results.NotFound();
        string[] texts =
            refusal.Fields.Count == 0
                ? [Text.Of(refusal.Code, refusal.Arguments)]
                : [.. refusal.Fields.Select(field => Text.Of(field.Code, field.Arguments)).Distinct()];
        return Results.Json(
            new
            {
                type = $"urn:caseflow:{refusal.Code}",
                title = Text.Of(refusal.Code, refusal.Arguments),
                status = 400,
                errors = new { root = texts },
            },
            StudioJson.Options,
            statusCode: 400
        );
    }

    /// <summary>What Studio offers and we do elsewhere, or never.</summary>
    public static IResult Of(string code) => Of(Refusal.Invalid("root", code));

    public static IResult Of<T>(Result<T> result, Func<T, object> answer) =>
        result.IsSuccess ? StudioJson.Of(answer(result.Value)) : Of(result.Refusal);
}
