using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Charts;

/// <summary>Who opened which chart, newest first: of the caller's branches.</summary>
public static class ListOpenings
{
    /// <param name="Client">A part of the client's name, or the client's whole id.</param>
    /// <param name="Person">A part of the name of who opened it.</param>
    /// <param name="Day">Of the caller's branch.</param>
    public sealed record Query(
        string? Client = null,
        string? Person = null,
        DateOnly? Day = null,
        bool Refused = false,
        Paging? Paging = null
    ) : IQuery<Page<Item>>;

    /// <param name="Roles">All that they held in the branch, with blanks between.</param>
    /// <param name="What">journey, export, task, file, variables, or reason: they said why they want to see it.</param>
    /// <param name="Seen">nothing, cover, record, task or whole; null: refused.</param>
    public sealed record Item(
        long Number,
        DateTimeOffset At,
        string Person,
        string Roles,
        JourneyId Journey,
        Guid? ClientId,
        string? Client,
        string What,
        string? Subject,
        string? Seen,
        bool Refused,
        string? Reason,
        DateTimeOffset? Until
    );

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
    }

    public sealed class Handler(CaseFlowDb db, CurrentPerson person, BranchClock clock) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(ChartsRoom.ReadRegister))
                return Refusal.Forbidden("chart.may-not-read-register");
            return await (await NarrowAsync(query, cancel))
                .OrderByDescending(row => row.Number)
                .Select(row => new Item(
                    row.Number,
                    row.At,
                    row.Person,
                    row.Roles,
                    row.Journey,
                    row.Client,
                    row.ClientName,
                    row.What,
                    row.Subject,
                    row.Seen,
                    row.Seen == null,
                    row.Reason,
                    row.Until
                ))
                .ToPageAsync(query.Paging, cancel);
        }

        private async Task<IQueryable<ChartOpening>> NarrowAsync(Query query, CancellationToken cancel)
        {
            var mine = person.Branches.Where(branch => person.Holds(branch, ChartsRoom.ReadRegister)).ToList();
            var found = db.ChartOpenings().AsNoTracking();
            if (!person.IsSystem)
                found = found.Where(row => mine.Contains(row.BranchId));
            if (Guid.TryParse(query.Client, out var client))
                found = found.Where(row => row.Client == client);
            else
                found = found.Search(query.Client, row => row.ClientName!);
            found = found.Search(query.Person, row => row.Person);
            if (query.Refused)
                found = found.Where(row => row.Seen == null);
            if (query.Day is { } day && person.BranchOr(null) is { } branch)
            {
                var zone = await clock.ZoneAsync(branch, cancel);
                var (from, to) = (zone.StartOf(day), zone.StartOf(day.AddDays(1)));
                found = found.Where(row => row.At >= from && row.At < to);
            }
            return found;
        }
    }
}
