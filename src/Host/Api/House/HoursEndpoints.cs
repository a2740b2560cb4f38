using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Hours;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>When branches are open: their weeks, holidays and moved working days.</summary>
internal static class HoursEndpoints
{
    public static void MapHours(this IEndpointRouteBuilder api)
    {
        var hours = api.MapGroup("/hours/{branch}").WithTags("Hours").Require(HouseRoom.ReadHours);
        hours.MapGet("", Get);
        hours.MapPut("", Set).Require(HouseRoom.ManageHours);
        hours.MapGet("/at", At);
        hours.MapGet("/years/{year}", GetYear);
        hours.MapPut("/years/{year}", SetYear).Require(HouseRoom.ManageHours);
        hours.MapPost("/years/{year}/preview", Preview).Require(HouseRoom.ManageHours);
    }

    /// <summary>The usual week, and the years whose holidays are known.</summary>
    internal static async Task<Answer<GetHours.Response>> Get(Guid branch, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetHours.Query(new(branch)), cancel);

    /// <summary>Decides the usual week. 409 if somebody else did meanwhile.</summary>
    internal static async Task<Answer<SetHours.Response>> Set(Guid branch, WeekBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new SetHours.Command(new(branch), body.Days, body.Revision, body.Reason), cancel);

    /// <summary>Whether it is open at a moment, when on that day, and when so many opening hours from then on are over.</summary>
    internal static async Task<Answer<GetOpening.Response>> At(
        Guid branch,
        IMediator mediator,
        CancellationToken cancel,
        DateTimeOffset? moment = null,
        decimal? hours = null
    ) => await mediator.Send(new GetOpening.Query(new(branch), moment, hours), cancel);

    /// <summary>Holidays and moved working days of a year.</summary>
    internal static async Task<Answer<GetCalendarYear.Response>> GetYear(
        Guid branch,
        int year,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new GetCalendarYear.Query(new(branch), year), cancel);

    /// <summary>Decides all of them: every line, or none and what is wrong with which.</summary>
    internal static async Task<Answer<SetCalendarYear.Response>> SetYear(
        Guid branch,
        int year,
        YearBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new SetCalendarYear.Command(new(branch), year, body.Csv ?? "", body.Revision, body.Everywhere ?? false, body.Reason),
            cancel
        );

    /// <summary>What would become of these lines; changes nothing.</summary>
    internal static async Task<Answer<PreviewAnswer>> Preview(
        Guid branch,
        int year,
        YearBody body,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var preview = await mediator.Send(new PreviewCalendarYear.Query(new(branch), year, body.Csv ?? ""), cancel);
        return preview.IsSuccess ? new Answer<PreviewAnswer>(PreviewAnswer.Of(preview.Value)) : new Answer<PreviewAnswer>(preview.Refusal);
    }

    /// <param name="Week">Seven, Monday first; left out: <c>day0</c> to <c>day6</c> say it.</param>
    /// <param name="Revision">At which it was read; left out for the first.</param>
    internal sealed record WeekBody(
        IReadOnlyList<string>? Week = null,
        string? Day0 = null,
        string? Day1 = null,
        string? Day2 = null,
        string? Day3 = null,
        string? Day4 = null,
        string? Day5 = null,
        string? Day6 = null,
        long? Revision = null,
        string? Reason = null
    )
    {
        internal IReadOnlyList<string> Days => Week ?? [Day0 ?? "", Day1 ?? "", Day2 ?? "", Day3 ?? "", Day4 ?? "", Day5 ?? "", Day6 ?? ""];
    }

    /// <param name="Csv">Lines: day, closed or open, name, hours.</param>
    /// <param name="Revision">At which it was read; left out for the first.</param>
    /// <param name="Everywhere">In all branches of the caller.</param>
    internal sealed record YearBody(string? Csv = null, long? Revision = null, bool? Everywhere = null, string? Reason = null);

    /// <param name="Errors">In the caller's language, each with the number of its line.</param>
    internal sealed record PreviewAnswer(
        IReadOnlyList<string> Errors,
        IReadOnlyList<PreviewCalendarYear.Line> Days,
        IReadOnlyList<SpecialDay> Gone
    )
    {
        internal static PreviewAnswer Of(PreviewCalendarYear.Response preview) =>
            new([.. preview.Errors.Select(error => Texts.Text.Of(error.Code, error.Arguments))], preview.Days, preview.Gone);
    }
}
