using CaseFlow.Host.Http;
using CaseFlow.Host.Pages.Frame;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CaseFlow.Host.Pages;

internal static class PageResults
{
    /// <summary>The page of an answer, or what says why there is none.</summary>
    public static IResult Page<TPage, TAnswer>(this Result<TAnswer> result, Func<TAnswer, object> parameters)
        where TPage : IComponent => result.IsSuccess ? new RazorComponentResult<TPage>(parameters(result.Value)) : Refused(result.Refusal);

    public static IResult Refused(Refusal refusal) => new Answer<Done>(refusal);

    /// <summary>A problem, for a person who looks for a page.</summary>
    public static IResult Sorry(ProblemDetails problem) =>
        new RazorComponentResult<RefusedPage>(new { Problem = problem }) { StatusCode = problem.Status };
}
