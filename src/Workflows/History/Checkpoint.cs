using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// A signed word on how far the histories had come: the heads of all journeys that moved since the checkpoint before. Checkpoints are
/// chained, and kept
/// outside the database: whoever rewrites a history there, its chain included, differs from what was signed.
/// </summary>
/// <param name="Number">From 1 without gaps.</param>
/// <param name="Previous">Digest of the checkpoint before; "" for the first.</param>
/// <param name="Digest">
/// Lower-case hex SHA-256 over these lines, each with a line feed: previous, number, at (2026-01-31T08:05:09.123Z), then for each head
/// "journey seq hash" with single blanks, in the order in which they stand.
/// </param>
/// <param name="Signature">ECDSA P-256 over the bytes of the digest, SHA-256, r and s one after the other (IEEE P1363), base64.</param>
public sealed record Checkpoint(
    long Number,
    DateTimeOffset At,
    IReadOnlyList<Checkpoint.Head> Heads,
    string Previous,
    string Digest,
    string Signature
)
{
    public sealed record Head(JourneyId Journey, long Seq, string Hash);

    public static Checkpoint Sign(Checkpoint? previous, DateTimeOffset at, IReadOnlyList<Head> heads, CheckpointKey key)
    {
        var open = new Checkpoint((previous?.Number ?? 0) + 1, ChainHash.Instant(at), heads, previous?.Digest ?? "", "", "");
        var digest = open.ComputeDigest();
        return open with { Digest = digest, Signature = key.Sign(digest) };
    }

    /// <summary>Null when it holds and follows the one before; else what is wrong.</summary>
    public string? Problem(Checkpoint? previous, CheckpointKey key) =>
        Number != (previous?.Number ?? 0) + 1 || Previous != (previous?.Digest ?? "") ? "checkpoint.missing"
        : Digest != ComputeDigest() || !key.IsSignatureOf(Digest, Signature) ? "checkpoint.altered"
        : null;

    private string ComputeDigest()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Previous}\n{Number}\n{ChainHash.Text(At)}\n");
        foreach (var head in Heads)
            text.Append(CultureInfo.InvariantCulture, $"{head.Journey} {head.Seq} {head.Hash}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
