using System.Globalization;

namespace CaseFlow.Workflows.Shared;

/// <summary>CNY as the API writes it: "1280.00".</summary>
public static class Money
{
    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
