using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// By which push services know us (VAPID, RFC 8292): made at the first use, kept in the data folder for the owner's eyes alone. Browsers
/// that allowed it know its public half: with another key they would have to be asked again.
/// </summary>
public sealed class PushKey(DataFolder folder) : IDisposable
{
    /// <summary>Services refuse one that holds for more than a day.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(12);

    private readonly Lazy<ECDsa> key = new(() => LoadOrMake(folder.Of("keys")));

    /// <summary>As browsers want it: the point, uncompressed, base64url.</summary>
    public string Public => Base64Url.EncodeToString(PushCipher.PointOf(key.Value.ExportParameters(false)));

    /// <param name="service">Scheme and host of the push service.</param>
    /// <param name="contact">Where its operator reaches ours: https or mailto.</param>
    public string AuthorizationFor(string service, string contact, DateTimeOffset now)
    {
        var claims = new
        {
            aud = service,
            exp = (now + ValidFor).ToUnixTimeSeconds(),
            sub = contact,
        };
        var text = $"{Part(new { typ = "JWT", alg = "ES256" })}.{Part(claims)}";
        var signature = Base64Url.EncodeToString(key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256));
        return $"vapid t={text}.{signature}, k={Public}";
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
            key.Value.Dispose();
    }

    private static string Part<T>(T content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));

    private static ECDsa LoadOrMake(string folder)
    {
        var file = Path.Combine(folder, "push.pem");
        if (!File.Exists(file))
            Make(file);
        var kept = ECDsa.Create();
        kept.ImportFromPem(File.ReadAllText(file));
        return kept;
    }

    /// <summary>Of hosts that share the folder and start at once, one makes the key of all.</summary>
    private static void Make(string file)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WholeFile.Write(file, Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
