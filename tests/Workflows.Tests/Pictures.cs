using System.Buffers.Binary;

namespace CaseFlow.Workflows.Tests;

/// <summary>The smallest content of each kind of file that is told from the others by its first bytes.</summary>
public static class Pictures
{
    public static byte[] Png(int padding = 0, byte mark = 0)
    {
        byte[] start =
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            8,
            2,
            0,
            0,
            0,
            0,
            0,
            0,
            mark,
        ];
        return [.. start, .. new byte[padding]];
    }

    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0];

    public static byte[] WebP() => [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBPVP8 "u8];

    public static byte[] Pdf() => [.. "%PDF-1.7\n"u8];

    /// <summary>An iPhone's: the main brand is general, the compatible ones say that it is a HEIC.</summary>
    public static byte[] Heic(string brand = "mif1", params string[] compatible)
    {
        byte[] brands =
        [
            .. "ftyp"u8,
            .. System.Text.Encoding.ASCII.GetBytes(brand),
            0,
            0,
            0,
            0,
            .. compatible.SelectMany(System.Text.Encoding.ASCII.GetBytes),
        ];
        var content = new byte[brands.Length + 4 + 32];
        BinaryPrimitives.WriteUInt32BigEndian(content, (uint)brands.Length + 4);
        brands.CopyTo(content, 4);
        return content;
    }
}
