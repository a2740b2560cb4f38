using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CaseFlow.Host.Demo;

/// <summary>Small drawn pictures where the demo needs a photo or a signature; PNG, no two alike.</summary>
public static class DemoPicture
{
    /// <summary>A head and shoulders before a grey wall, turned by as many degrees as the view wants.</summary>
    public static byte[] Portrait(int seed, double turn) =>
        Png(
            180,
            240,
            (x, y) =>
            {
                var (side, tint) = (turn / 90 * 22, seed % 40);
                var head = Math.Pow((x - 90 - side) / 48, 2) + Math.Pow((y - 95) / 62, 2) < 1;
                var hair = Math.Pow((x - 90 + (side / 2)) / 58, 2) + Math.Pow((y - 80) / 68, 2) < 1;
                var shoulders = y > 170 && Math.Pow((x - 90) / 85, 2) + Math.Pow((y - 245) / 80, 2) < 1;
                if (head)
                    return ((byte)(225 - tint), (byte)(185 - tint), (byte)(165 - tint));
                if (hair)
                    return ((byte)(45 + tint), 35, 35);
                return shoulders
                    ? ((byte)(120 + tint), (byte)150, (byte)(190 - tint))
                    : ((byte)(205 + (y / 12)), (byte)(208 + (y / 12)), (byte)(212 + (y / 12)));
            }
        );

    /// <summary>A line as a hurried hand draws it.</summary>
    public static byte[] Signature(int seed) =>
        Png(
            240,
            80,
            (x, y) =>
            {
                var line = 40 + (Math.Sin((x + seed) / 9.0) * 14) + (Math.Sin((x * (1 + (seed % 5))) / 31.0) * 10);
                return x is > 20 and < 220 && Math.Abs(y - line) < 1.6 ? ((byte)20, (byte)30, (byte)90) : ((byte)255, (byte)255, (byte)255);
            }
        );

    private static byte[] Png(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var rows = new byte[height * ((3 * width) + 1)];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            (rows[Place(x, y)], rows[Place(x, y) + 1], rows[Place(x, y) + 2]) = colour(x, y);

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(rows);

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2); // eight bits each of red, green, blue
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();

        int Place(int x, int y) => (y * ((3 * width) + 1)) + 1 + (3 * x); // each row begins with its filter: none
    }

    private static void Chunk(MemoryStream png, string kind, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        png.Write(number);
    }

    /// <summary>CRC-32 as PNG wants it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }

        return ~sum;
    }
}
