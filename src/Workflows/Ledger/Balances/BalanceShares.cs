namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>The arithmetic of R-BAL-1: sums are shared out to the fen, and nothing of them is lost or made.</summary>
public static class BalanceShares
{
    public static decimal FenDown(decimal amount) => decimal.Floor(amount * 100) / 100;

    /// <summary>Shares a sum by weights; the last that has a weight takes the rest. Without any weight the last takes it all.</summary>
    public static IReadOnlyList<decimal> Share(decimal sum, IReadOnlyList<decimal> weights)
    {
        var (all, shares) = (weights.Sum(), new decimal[weights.Count]);
        if (weights.Count == 0)
            return shares;
        var last = all > 0 ? weights.Index().Last(weight => weight.Item > 0).Index : weights.Count - 1;
        for (var at = 0; at < last && all > 0; at++)
            shares[at] = FenDown(sum * weights[at] / all);
        shares[last] = sum - shares.Sum();
        return shares;
    }

    /// <summary>
    /// What was paid for the order, and not for what is done or paid back already, belongs to what is still to be done, by list price;
    /// where nothing is, to what is done.
    /// </summary>
    public static void SharePaid(IReadOnlyList<BalanceLine> lines, decimal paid)
    {
        var spoken = lines.Sum(line => line.Performed + line.Refunded);
        List<decimal> weights = [.. lines.Select(line => line.Left * line.UnitPrice)];
        if (weights.Sum() == 0)
            weights = [.. lines.Select(line => line.Left)];
        if (weights.Sum() == 0)
            weights = [.. lines.Select(line => line.Done * line.UnitPrice)];
        var shares = Share(paid - spoken, weights);
        foreach (var (at, line) in lines.Index())
            line.Revalue(line.Performed + line.Refunded + shares[at]);
    }

    /// <summary>
    /// Takes what is paid back from the lines: first what was paid beyond the order's total, from all that are open; then the one line that
    /// is worth just that, else all that are open; at last what is done is worth less. What was paid back whole is not to be done any more,
    /// and gifts lapse with the last of it (R-CRS-3).
    /// </summary>
    /// <param name="beyond">How much more was paid than the order comes to.</param>
    public static void ShareRefund(IReadOnlyList<BalanceLine> lines, decimal refunded, decimal beyond)
    {
        var first = Math.Clamp(beyond, 0, refunded);
        FromBalances(lines, first);
        var rest = refunded - first;
        if (rest <= 0)
            return;
        if (lines.FirstOrDefault(line => line.Refundable == rest) is { } one)
            one.GiveUp(rest);
        else
            FromBalances(lines, rest);
        Lapse(lines);
    }

    /// <summary>What was paid back whole is not to be done any more; gifts are not either, once nothing is left that was paid.</summary>
    public static void Lapse(IReadOnlyList<BalanceLine> lines)
    {
        var isOver = !lines.Any(line => line.IsOpen);
        foreach (var line in lines.Where(line => line is { IsOpen: false, Left: > 0 } && (line.Refunded > 0 || isOver)))
            line.GiveUp();
    }

    private static void FromBalances(IReadOnlyList<BalanceLine> lines, decimal sum)
    {
        var fromOpen = Math.Min(sum, lines.Sum(line => line.Balance));
        Take(lines, fromOpen, line => line.Balance);
        Take(lines, sum - fromOpen, line => line.Performed);
    }

    /// <summary>By weight, and from none more than its weight.</summary>
    private static void Take(IReadOnlyList<BalanceLine> lines, decimal sum, Func<BalanceLine, decimal> weight)
    {
        if (sum <= 0)
            return;
        List<decimal> most = [.. lines.Select(weight)];
        var left = sum;
        foreach (var (at, share) in Share(sum, most).Index())
            left -= GiveBack(at, Math.Min(share, most[at]));
        for (var at = 0; at < lines.Count; at++)
            left -= GiveBack(at, Math.Min(left, most[at]));

        decimal GiveBack(int at, decimal part)
        {
            most[at] -= part;
            if (part > 0)
                lines[at].GiveBack(part);
            return part;
        }
    }
}
