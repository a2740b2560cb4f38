using System.Globalization;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Common;

/// <summary>What was answered to <see cref="SettingsAsked"/>.</summary>
public sealed class SettingValues(Reply reply)
{
    private readonly Dictionary<string, string> _values = ValueJson.To<Dictionary<string, string>>(reply.Facts) ?? [];

    /// <summary>Throws <see cref="KeyNotFoundException"/> for what was not asked.</summary>
    public string Text(Setting setting) => _values[setting.Key];

    public decimal Number(Setting setting) => decimal.Parse(Text(setting), CultureInfo.InvariantCulture);
}
