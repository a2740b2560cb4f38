using System.Security.Cryptography;
using System.Text;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// The key that signs checkpoints: made at the first use, kept in the data folder for the owner's eyes alone. Its public half lies beside
/// it.
/// </summary>
public sealed class CheckpointKey(DataFolder folder) : IDisposable
{
    private readonly Lazy<ECDsa> key = new(() => LoadOrMake(folder.Of("keys")));

    public string PublicPem => key.Value.ExportSubjectPublicKeyInfoPem();

    public string Sign(string digest) =>
        Convert.ToBase64String(key.Value.SignData(Convert.FromHexString(digest), HashAlgorithmName.SHA256));

    public bool IsSignatureOf(string digest, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.Value.VerifyData(Convert.FromHexString(digest), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
            key.Value.Dispose();
    }

    private static ECDsa LoadOrMake(string folder)
    {
        var file = Path.Combine(folder, "checkpoints.pem");
        if (!File.Exists(file))
            Make(file);
        var kept = ECDsa.Create();
        kept.ImportFromPem(File.ReadAllText(file));
        var shown = Path.Combine(folder, "checkpoints.public.pem");
        WholeFile.Write(shown, Encoding.ASCII.GetBytes(kept.ExportSubjectPublicKeyInfoPem()));
        return kept;
    }

    /// <summary>Of hosts that share the folder and start at once, one makes the key of all; none ever sees half of it.</summary>
    private static void Make(string file)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WholeFile.Write(file, Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
