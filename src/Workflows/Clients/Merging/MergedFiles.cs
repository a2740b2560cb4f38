using System.Globalization;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>Every old number and link leads to the survivor (R-ID-3).</summary>
public static class MergedFiles
{
    /// <summary>The client, or who it was merged into; null: there is none. Tracked.</summary>
    public static async Task<Client?> FindClientAsync(this CaseFlowDb db, ClientId id, CancellationToken cancel)
    {
        var client = await db.Clients().SingleOrDefaultAsync(row => row.Id == id, cancel);
        while (client?.MergedIntoId is { } next)
            client = await db.Clients().SingleOrDefaultAsync(row => row.Id == next, cancel);
        return client;
    }

    /// <summary>Of two files the one with the older chart number leads; else the one that was made first.</summary>
    public static (Client Survivor, Client Merged) Lead(Client one, Client other)
    {
        Client[] order = [.. new[] { one, other }.OrderBy(Rank).ThenBy(client => client.CreatedAt).ThenBy(client => client.Id.Value)];
        return (order[0], order[1]);
    }

    /// <summary>Day, then place of that day: 20131101100 is younger than 2013110199 and older than 2013110201.</summary>
    private static (bool, string, long) Rank(Client client) =>
        client.ChartNumber is not { Length: > 8 } chart ? (client.ChartNumber is null, client.ChartNumber ?? "", 0)
        : long.TryParse(chart[8..], CultureInfo.InvariantCulture, out var place) ? (false, chart[..8], place)
        : (false, chart, 0);
}
