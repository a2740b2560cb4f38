using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>The whole history as a file: json, csv, xes (IEEE 1849) or bundle (what the offline verifier takes).</summary>
public static class ExportHistory
{
    public sealed record Query(JourneyId Journey, string Format) : IQuery<Response>;

    public sealed record Response(string FileName, string ContentType, byte[] Content);

    public sealed class Validator : AbstractValidator<Query>
    {
        private static readonly string[] Formats = ["json", "csv", "xes", "bundle"];

        public Validator() => RuleFor(query => query.Format).Must(format => Formats.Contains(format)).WithErrorCode("list.unknown-choice");
    }

    public sealed class Handler(CaseFlowDb db, ArchiveShelf archives, HistoryBundle bundle, ChartSights sights, CurrentPerson person)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var journey = await db.Journeys()
                .AsNoTracking()
                .Include(journey => journey.Client)
                .SingleOrDefaultAsync(journey => journey.Id == query.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (!person.MayIn(journey.BranchId, HistoryRoom.Export))
                return Refusal.Forbidden("history.may-not-export");

            // Whole or not at all: a file that leaves the house says what it holds.
            var opened = await sights.OpenAsync(journey.ToChart(), ChartOpening.Export, cancel, Sight.Whole, query.Format);
            if (!opened.IsSuccess)
                return opened.Refusal;
            var entries = await archives.HistoryOfAsync(journey, after: 0, limit: int.MaxValue, cancel);
            return query.Format switch
            {
                "csv" => new Response($"{journey.Id}.csv", "text/csv; charset=utf-8", HistoryFiles.Csv(entries)),
                "xes" => new Response($"{journey.Id}.xes", "application/xml", HistoryFiles.Xes(journey, entries)),
                "bundle" => new Response($"{journey.Id}.bundle.json", "application/json", await bundle.OfAsync(journey, entries, cancel)),
                _ => new Response($"{journey.Id}.json", "application/json", HistoryFiles.Json(entries)),
            };
        }
    }
}
