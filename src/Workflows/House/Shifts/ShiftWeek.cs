using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Shifts;

public static class Shift
{
    public const string Early = "early";
    public const string Late = "late";
    public const string Off = "off";

    public static readonly IReadOnlyList<string> All = [Early, Late, Off];
}

/// <summary>Who works when in a branch, in the week that begins with this Monday (R-SET-5).</summary>
public sealed class ShiftWeek : IOfBranch
{
    public BranchId BranchId { get; set; }
    public DateOnly Monday { get; set; }

    /// <summary>JSON object: by person seven shifts, Monday first; "" where nothing is planned.</summary>
    public required string Plan { get; set; }
    public long Revision { get; set; }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    internal static IReadOnlyDictionary<PersonId, IReadOnlyList<string>> Read(string? plan) =>
        plan is null
            ? new Dictionary<PersonId, IReadOnlyList<string>>()
            : JsonSerializer
                .Deserialize<Dictionary<Guid, string[]>>(plan)!
                .ToDictionary(person => new PersonId(person.Key), person => (IReadOnlyList<string>)person.Value);

    internal static string Write(IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan) =>
        JsonSerializer.Serialize(
            plan.Where(person => person.Value.Any(shift => shift.Length > 0))
                .OrderBy(person => person.Key.Value)
                .ToDictionary(person => person.Key.Value, person => person.Value)
        );
}
