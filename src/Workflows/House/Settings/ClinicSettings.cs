using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>The clinic's settings, as they stand and as they came about.</summary>
public sealed class ClinicSettings(CaseFlowDb db, SetupHistory history, CurrentPerson person, TimeProvider clock)
{
    private const string SecondPersonKey = "publication.second-person";
    private const string On = "on";
    private const string Off = "off";

    /// <summary>
    /// Whether a publication needs the approval of somebody else than who asked for it. So it is until somebody decides otherwise.
    /// </summary>
    public static readonly Setting SecondPerson = new(
        SecondPersonKey,
        "发布流程须由另一人批准",
        "A publication needs the approval of a second person",
        "",
        On,
        new OneOf(On, Off)
    );

    /// <summary>R-SET-10. This rule is under itself: who switches it off is approved by somebody else.</summary>
    public static readonly Setting GuardedChanges = new(
        "setup.second-person",
        "折扣与退款上限、会员折扣、治疗前检查与本规则的更改须由另一人批准",
        "Limits of discounts and refunds, what tiers take off, what is checked before a treatment, and this rule need a second person",
        "",
        On,
        new OneOf(On, Off)
    )
    {
        NeedsSecondPerson = true,
    };

    public async Task<bool> IsGuardedAsync(Setting setting, CancellationToken cancel) =>
        setting.NeedsSecondPerson && (await ValuesOfAsync([GuardedChanges], cancel))[GuardedChanges.Key] == On;

    public async Task<bool> NeedsSecondPersonAsync(CancellationToken cancel) =>
        (await ValuesOfAsync([SecondPerson], cancel))[SecondPerson.Key] == On;

    public static bool NeedsSecondPerson(IReadOnlyList<SettingChange> changes) => Holding(SecondPerson, changes) == On;

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<SettingChange>> ChangesAsync(CancellationToken cancel) => ChangesAsync([SecondPerson], cancel);

    /// <summary>By setting, of each the oldest first.</summary>
    public Task<IReadOnlyList<SettingChange>> ChangesAsync(IEnumerable<Setting> settings, CancellationToken cancel) =>
        ChangesAsync(db, settings, cancel);

    /// <summary>What holds now, for who has only the database at hand.</summary>
    public static async Task<string> ReadAsync(CaseFlowDb db, Setting setting, CancellationToken cancel) =>
        Holding(setting, await ChangesAsync(db, [setting], cancel));

    private static async Task<IReadOnlyList<SettingChange>> ChangesAsync(
        CaseFlowDb db,
        IEnumerable<Setting> settings,
        CancellationToken cancel
    )
    {
        var keys = settings.Select(setting => setting.Key).ToList();
        return await db.SettingChanges()
            .AsNoTracking()
            .Where(change => keys.Contains(change.Name))
            .OrderBy(change => change.Name)
            .ThenBy(change => change.Number)
            .ToListAsync(cancel);
    }

    /// <summary>By key, what holds now.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ValuesOfAsync(IReadOnlyCollection<Setting> settings, CancellationToken cancel)
    {
        var changes = (await ChangesAsync(settings, cancel)).ToLookup(change => change.Name);
        return settings.ToDictionary(setting => setting.Key, setting => Holding(setting, [.. changes[setting.Key]]));
    }

    public async Task DecideAsync(bool needsSecondPerson, CancellationToken cancel) =>
        await DecideAsync(SecondPerson, needsSecondPerson ? On : Off, await ChangesAsync(cancel), null, cancel);

    /// <param name="value">As <see cref="AllowedValues.Normalise"/> gives it. What holds already is no change.</param>
    /// <param name="changes">Those of this setting so far, oldest first.</param>
    /// <param name="asked">What the caller approves; null: the caller decides alone.</param>
    public async Task DecideAsync(
        Setting setting,
        string value,
        IReadOnlyList<SettingChange> changes,
        string? reason,
        CancellationToken cancel,
        SettingRequest? asked = null
    )
    {
        var before = Holding(setting, changes);
        if (before == value)
            return;
        await WriteAsync("setting.changed", setting, new { Value = before }, StateOf(value, asked), reason, cancel);
        db.SettingChanges()
            .Add(
                new SettingChange
                {
                    Name = setting.Key,
                    Number = changes.Count + 1,
                    Value = value,
                    At = clock.GetUtcNow(),
                    ById = asked?.ById ?? person.Id,
                    By = asked?.By ?? person.Name,
                    ApprovedBy = asked is null ? null : person.Name,
                }
            );
    }

    public Task WriteAsync(string act, Setting setting, object? before, object? after, string? reason, CancellationToken cancel) =>
        history.WriteAsync(act, new SetupSubject(SetupSubject.Setting, setting.Key, setting.Meaning, null), before, after, reason, cancel);

    /// <summary>For the history of set-up.</summary>
    public static object StateOf(string value, SettingRequest? asked) =>
        asked is null ? new { Value = value } : new { Value = value, AskedBy = asked.By };

    /// <summary>What was decided in this very unit of work.</summary>
    internal IEnumerable<SettingChange> Staged(Setting setting) => db.Added<SettingChange>().Where(change => change.Name == setting.Key);

    /// <summary>What was decided last. A value that is allowed no longer counts for nothing.</summary>
    /// <param name="changes">Of this setting, oldest first.</param>
    internal static string Holding(Setting setting, IReadOnlyList<SettingChange> changes) =>
        changes is [.., var newest] ? setting.Allowed.Normalise(newest.Value) ?? setting.Default : setting.Default;
}
