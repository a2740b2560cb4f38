namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>The arithmetic of R-BAL-1: sums are shared out to the fen, and nothing of them is lost or made.</summary>
public static class BalanceShares
{
    /// <summary>Shares a sum by weights; the last that has a weight takes the rest. Without any weight the last takes it all.</summary>
    public static IReadOnlyList<decimal> Share(decimal sum, IReadOnlyList<decimal> weights)
    {
        var (all, shares) = (weights.Sum(), new decimal[weights.Count]);
        if (weights.Count == 0)
            return shares;
        var last = all > 0 ? Last(weights) : weights.Count - 1;
        var left = sum;
        for (var at = 0; at < weights.Count && all > 0; at++)
        {
            if (at == last)
                continue;
            shares[at] = decimal.Floor(sum * weights[at] / all * 100) / 100;
            left -= shares[at];
        }
        shares[last] = left;
        return shares;
    }

    /// <summary>
    /// What was paid for the order, and not for what is done or paid back already, belongs to what is still to be done, by list price; where
    /// nothing is, to what is done.
    /// </summary>
    public static void SharePaid(IReadOnlyList<BalanceLine> lines, decimal paid)
    {
        var spoken = lines.Sum(line => line.Performed + line.Refunded);
        var open = lines.Select(line => Math.Max(0, line.Left) * line.UnitPrice).ToList();
        if (open.Sum() == 0)
            open = [.. lines.Select(line => Math.Max(0, line.Left))];
        if (open.Sum() == 0)
            open = [.. lines.Select(line => line.Done * line.UnitPrice)];
        var shares = Share(Math.Max(0, paid - spoken), open);
        foreach (var (at, line) in lines.Index())
            line.Revalue(line.Performed + line.Refunded + shares[at]);
    }

    /// <summary>
    /// Takes what is paid back from the lines: first what was paid beyond the order's total, from all that are open; then the one line whose
    /// balance it is, else all that are open; at last what is done is worth less (R-CRS-3).
    /// </summary>
    /// <param name="beyond">How much more was paid than the order comes to.</param>
    public static void ShareRefund(IReadOnlyList<BalanceLine> lines, decimal refunded, decimal beyond)
    {
        var first = Math.Clamp(beyond, 0, refunded);
        FromBalances(lines, first);
        var rest = refunded - first;
        if (rest > 0 && lines.FirstOrDefault(line => line.Balance == rest) is { } one)
            one.GiveUp(rest);
        else
            FromBalances(lines, rest);
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
        var weights = lines.Select(weight).ToList();
        var shares = Share(sum, weights).ToArray();
        for (var at = 0; at < shares.Length; at++)
        {
            var over = shares[at] - weights[at];
            if (over <= 0)
                continue;
            shares[at] -= over;
            for (var other = 0; other < shares.Length && over > 0; other++)
            {
                var room = Math.Clamp(weights[other] - shares[other], 0, over);
                shares[other] += room;
                over -= room;
            }
        }
        foreach (var (at, line) in lines.Index())
            if (shares[at] > 0)
                line.GiveBack(shares[at]);
    }

    private static int Last(IReadOnlyList<decimal> weights)
    {
        var at = weights.Count - 1;
        while (weights[at] <= 0)
            at--;
        return at;
    }
}
