using CaseFlow.Host.Http;
using CaseFlow.Host.Pages.Frame;
using CaseFlow.Workflows.Pipeline;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages;

internal static class PageResults
{
    /// <summary>The page of an answer, or the page that says why there is none.</summary>
    public static IResult Page<TPage, TAnswer>(this Result<TAnswer> result, Func<TAnswer, object> parameters)
        where TPage : IComponent =>
        result.IsSuccess ? new RazorComponentResult<TPage>(parameters(result.Value)) : Refused(result.Refusal);

    public static IResult Refused(Refusal refusal) => new RazorComponentResult<RefusedPage>(new { Refusal = refusal }) { StatusCode = Problems.StatusOf(refusal.Kind) };
}
