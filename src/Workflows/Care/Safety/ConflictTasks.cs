using CaseFlow.Activities.Care.Safety;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// The doctor's task of a conflict: the procedure that the clinic has published for it begins with the news of it, and is told when the
/// conflict is over by itself.
/// </summary>
public sealed class ConflictTasks(WakeJourneys waking, AfterCommit afterCommit)
{
    public const string Found = "medical-conflict.found";

    public void Make(MedicalConflict conflict, IReadOnlyList<SafetyRule> rules)
    {
        var payload = new Dictionary<string, object?>
        {
            ["clientId"] = conflict.ClientId.ToString(),
            ["conflictId"] = conflict.Id.ToString(),
            ["isStop"] = conflict.IsStop,
            ["thing"] = Both(new LocalText(conflict.Name, conflict.EnglishName)),
            ["facts"] = string.Join('\n', conflict.Facts.Select(fact => Both(FactRef.Parse(fact).Label))),
            ["rule"] = string.Join('\n', rules.Select(rule => Both(rule.Name))),
        };
        waking.Raise(new Happened(Found, payload), conflict.BranchId, conflict.FoundAt);
        Tell(conflict);
    }

    /// <summary>Whoever has not begun with it yet finds that it is over.</summary>
    public void Withdraw(MedicalConflict conflict, DateTimeOffset at)
    {
        if (conflict.AskedIn is { } journey)
            waking.Raise(new Happened(DecideConflict.OverEvent, Instance: new InstanceId(journey.Value)), conflict.BranchId, at);
        Tell(conflict);
    }

    /// <summary>Open pages of the journey show it.</summary>
    public void Tell(MedicalConflict conflict)
    {
        if (conflict.FoundIn is { } journey)
            afterCommit.Journey(conflict.BranchId, journey);
    }

    private static string Both(LocalText text) => text.English == text.Chinese ? text.Chinese : $"{text.Chinese} / {text.English}";
}
