using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>Encrypts for one browser, so that its push service reads nothing (RFC 8291, aes128gcm of RFC 8188 in one record).</summary>
public static class PushCipher
{
    private const int PointSize = 65;
    private const int SecretSize = 16;
    private const int SaltSize = 16;
    private const int TagSize = 16;
    private const int RecordSize = 4096;
    private const byte Uncompressed = 4;
    private const byte LastRecord = 2;

    public static byte[] Encrypt(byte[] text, string publicKey, string secret)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(text, publicKey, secret, sender, RandomNumberGenerator.GetBytes(SaltSize));
    }

    /// <param name="sender">A key of its own for each message.</param>
    public static byte[] Encrypt(byte[] text, string publicKey, string secret, ECDiffieHellman sender, byte[] salt)
    {
        var to = Base64Url.DecodeFromChars(publicKey);
        var from = PointOf(sender.ExportParameters(false));
        using var receiver = ReceiverOf(to);
        var shared = sender.DeriveRawSecretAgreement(receiver.PublicKey);
        byte[] info = [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. to, .. from];
        var seed = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, Base64Url.DecodeFromChars(secret), info);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));

        byte[] plain = [.. text, LastRecord];
        var sealedText = new byte[plain.Length];
        var tag = new byte[TagSize];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, sealedText, tag);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, RecordSize);
        return [.. salt, .. size, PointSize, .. from, .. sealedText, .. tag];
    }

    /// <summary>A point of the curve, and a secret of the right length.</summary>
    public static bool AreKeys(string? publicKey, string? secret)
    {
        if (!Base64Url.IsValid(publicKey) || !Base64Url.IsValid(secret) || Base64Url.DecodeFromChars(secret).Length != SecretSize)
            return false;
        try
        {
            ReceiverOf(Base64Url.DecodeFromChars(publicKey)).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static byte[] PointOf(ECParameters key) => [Uncompressed, .. key.Q.X!, .. key.Q.Y!];

    private static ECDiffieHellman ReceiverOf(byte[] point)
    {
        if (point is not [Uncompressed, ..] || point.Length != PointSize)
            throw new CryptographicException("It is no uncompressed point.");
        return ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
    }
}
