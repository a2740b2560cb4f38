using System.Security.Cryptography;
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
            Make(folder, file);
        var kept = ECDsa.Create();
        kept.ImportFromPem(File.ReadAllText(file));
        var shown = Path.Combine(folder, "checkpoints.public.pem");
        if (!File.Exists(shown))
            File.WriteAllText(shown, kept.ExportSubjectPublicKeyInfoPem());
        return kept;
    }

    /// <summary>Of hosts that share the folder and start at once, one makes the key of all; none ever sees half of it.</summary>
    private static void Make(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(unfinished);
        }
    }
}
