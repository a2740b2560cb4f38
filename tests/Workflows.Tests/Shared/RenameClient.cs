using System.Globalization;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Shared;

/// <summary>The smallest use case that the pipeline can carry, with a place to interfere.</summary>
public static class RenameClient
{
    public sealed record Command(string Name) : ICommand<Response>;

    public sealed record Response(string Before, string After, ClientId Client);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).MaximumLength(20).WithErrorCode("field.too-long");
    }

    /// <summary>What happens while the command runs; counts its runs.</summary>
    public sealed class Meanwhile
    {
        public int Runs { get; set; }

        public Func<int, Task> DoAsync { get; set; } = _ => Task.CompletedTask;

        /// <summary>The same, at a moment when the command has read nothing yet.</summary>
        public Func<int, Task> BeforeReadingAsync { get; set; } = _ => Task.CompletedTask;
    }

    public sealed class Handler(CaseFlowDb db, AfterCommit afterCommit, Meanwhile meanwhile) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var client = await db.Clients().SingleAsync(cancel);
            var before = client.Name;
            client.Name = command.Name;
            afterCommit.Changes.Add(new LiveChange("client", client.BranchId, default));
            await meanwhile.DoAsync(++meanwhile.Runs);
            return command.Name == "nobody" ? Refusal.Conflict("client.nobody") : new Response(before, client.Name, client.Id);
        }
    }
}

/// <summary>Gives the client a name once: who comes second is told who was faster.</summary>
public static class TakeName
{
    private const string Free = "林小满";

    public sealed record Command(string Name) : ICommand<Response>;

    public sealed record Response(string Name);

    public sealed class Handler(CaseFlowDb db, RenameClient.Meanwhile meanwhile) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var run = ++meanwhile.Runs;
            await meanwhile.BeforeReadingAsync(run);
            var client = await db.Clients().SingleAsync(cancel);
            if (client.Name != Free)
                return Refusal.Conflict("client.taken", client.Name);
            client.Name = command.Name;
            await meanwhile.DoAsync(run);
            return new Response(client.Name);
        }
    }
}

/// <summary>A journey's own row and one that all journeys share: the next number of a series.</summary>
public static class NumberJourney
{
    public sealed record Command(JourneyId Journey) : ICommand<Response>;

    public sealed record Response(long Number);

    public sealed class Handler(CaseFlowDb db, RenameClient.Meanwhile meanwhile) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var journey = await db.Journeys().SingleAsync(row => row.Id == command.Journey, cancel);
            var counter = await db.Counters().SingleAsync(row => row.Name == "numbers", cancel);
            journey.Stage = (++counter.Value).ToString(CultureInfo.InvariantCulture);
            await meanwhile.DoAsync(0);
            return new Response(counter.Value);
        }
    }
}

/// <summary>Refuses always, and counts how often: as a login does.</summary>
public static class CountRefusal
{
    [CommitsAnyway]
    public sealed record Command : ICommand<Done>;

    public sealed class Handler(CaseFlowDb db) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            (await db.Clients().SingleAsync(cancel)).Name += "!";
            return Refusal.Forbidden("never");
        }
    }
}
