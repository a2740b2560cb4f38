using CaseFlow.Host.Pages.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.Pages.Setup;

/// <summary>How far a clinic is set up for its first visit (P23), and what is good to have besides.</summary>
/// <param name="Branches">Of each what the gate of a visit misses there.</param>
/// <param name="UnknownYears">Whose holidays are not known, though they are here or near.</param>
/// <param name="IsShiftPlanned">Somebody has a shift this week.</param>
/// <param name="Trial">The trial visit that is under way; null: there is none.</param>
public sealed record SetupSteps(
    IReadOnlyList<GetReadiness.BranchState> Branches,
    IReadOnlyList<int> UnknownYears,
    int Rooms,
    bool IsShiftPlanned,
    JourneyId? Trial
)
{
    public bool IsComplete => Branches.All(branch => branch.Missing.Count == 0);

    /// <summary>Whoever can complete the set-up begins there while something is missing in a branch of theirs.</summary>
    public static async Task<bool> IsCompleteAsync(IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new GetReadiness.Query(FirstOnly: true), cancel)).Value?.IsComplete != false;

    public static async Task<SetupSteps> ReadAsync(IMediator mediator, Visitor visitor, CancellationToken cancel)
    {
        var branches = (await mediator.Send(new GetReadiness.Query(), cancel)).Value?.Branches ?? [];
        var years = new SortedSet<int>();
        foreach (var branch in branches)
            years.UnionWith((await mediator.Send(new GetHours.Query(branch.Id), cancel)).Value?.UnknownYears ?? []);
        var rooms = await mediator.Send(new ListRooms.Query(), cancel);
        var shifts = branches.Count > 0 ? (await mediator.Send(new GetShifts.Query(branches[0].Id), cancel)).Value : null;
        var trial = visitor.May(DefinitionsRoom.Edit)
            ? (await mediator.Send(new FindTrial.Query(ClientRoutes.VisitDefinition), cancel)).Value?.Journey
            : null;
        return new SetupSteps(branches, [.. years], rooms.Value?.Total ?? 0, shifts?.Days.Any(day => day.IsPlanned) == true, trial);
    }
}
