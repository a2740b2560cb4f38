using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Contraindications;

/// <summary>The conflict table as it is in force: what the clinic began with, and what was approved since (R-SAFE-5, 8).</summary>
public sealed class SafetyTable(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    /// <summary>Also those that are not used any more.</summary>
    public async Task<IReadOnlyList<SafetyRule>> AllAsync(CancellationToken cancel)
    {
        var approved = await db.SafetyChanges()
            .CurrentAsync(row => row.Part == SafetyChange.Rule && row.Decision == SafetyChange.Approved, cancel);
        var changed = approved
            .GroupBy(row => row.Key)
            .ToDictionary(same => same.Key, same => same.MaxBy(row => row.Number)!.Read<SafetyRule>());
        return
        [
            .. SafetyRule.Shipped.Select(rule => changed.GetValueOrDefault(rule.Code) ?? rule),
            .. changed.Values.Where(rule => SafetyRule.Shipped.All(one => one.Code != rule.Code)).OrderBy(rule => rule.Code),
        ];
    }

    public async Task<IReadOnlyList<SafetyRule>> RulesAsync(CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(rule => rule.IsActive)];

    /// <summary>What people call these rules; a code that is in the table no more stands for itself.</summary>
    public static IReadOnlyList<LocalText> NamesOf(IEnumerable<string> codes, IReadOnlyList<SafetyRule> rules) =>
        [.. codes.Select(code => rules.FirstOrDefault(rule => rule.Code == code)?.Name ?? new LocalText(code, code))];

    /// <summary>It waits for a doctor from now on; of each key one waits at a time.</summary>
    public async Task<Result<Done>> AskAsync(string part, string key, object value, string reason, CancellationToken cancel)
    {
        var earlier = await db.SafetyChanges().Where(row => row.Part == part && row.Key == key).ToListAsync(cancel);
        if (earlier.Exists(row => row.Decision is null))
            return Refusal.Conflict("safety.waits-already");
        var number = earlier.Count + 1;
        db.SafetyChanges()
            .Add(
                new SafetyChange
                {
                    Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{part}|{key}|{number}")).AsSpan(0, 16)),
                    Part = part,
                    Key = key,
                    Number = number,
                    Value = JsonSerializer.Serialize(value, value.GetType(), JsonSerializerOptions.Web),
                    Reason = reason.Trim(),
                    At = clock.GetUtcNow(),
                    ById = person.Id,
                    By = person.Name,
                }
            );
        return Done.Instance;
    }
}
