using System.Collections.Frozen;
using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>All that can be set: each room registers its own.</summary>
public sealed class SettingCatalog(IEnumerable<Setting> settings)
{
    private readonly FrozenDictionary<string, Setting> byKey = settings.ToFrozenDictionary(setting => setting.Key);

    public IReadOnlyList<Setting> All { get; } = [.. settings.OrderBy(setting => setting.Key, StringComparer.Ordinal)];

    public Setting? Find(string key) => byKey.GetValueOrDefault(key);
}
