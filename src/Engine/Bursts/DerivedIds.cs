using System.Buffers.Binary;
using System.Security.Cryptography;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>Ids that nobody draws: the n-th id of an instance follows from the instance's own, so a replay gives the same ones.</summary>
internal static class DerivedIds
{
    public static Guid Make(InstanceId instance, int number)
    {
        Span<byte> seed = stackalloc byte[20];
        instance.Value.TryWriteBytes(seed);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], number);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(seed, hash);

        // RFC 9562, version 8: a UUID whose bits are our own business.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
