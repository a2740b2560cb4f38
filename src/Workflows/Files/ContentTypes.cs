using System.Buffers.Binary;

namespace CaseFlow.Workflows.Files;

/// <summary>What a file is, told by its first bytes; its name says nothing.</summary>
public static class ContentTypes
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string WebP = "image/webp";
    public const string Heic = "image/heic";
    public const string Pdf = "application/pdf";

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Null for anything that is not kept here.</summary>
    public static string? Of(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', ..] =>
                Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(content) => Heic,
            _ => null,
        };

    /// <summary>The brands of an ISO media file: the main one, a version, then the compatible ones.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> content)
    {
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(content), (uint)Math.Min(content.Length, 256));
        for (var at = 8; at + 4 <= end; at += 4)
        {
            if (at != 12 && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(content.Slice(at, 4))))
                return true;
        }

        return false;
    }
}
