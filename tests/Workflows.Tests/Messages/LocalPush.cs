using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Messages.Push;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>
/// A push service on this machine, and a browser behind it that reads what only it can read (RFC 8291, from the other side).
/// </summary>
public sealed class LocalPush : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ECDiffieHellman browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16);
    private readonly Task listening;

    public LocalPush()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        listening = ListenAsync();
    }

    public sealed record Got(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Content);

    public string Address { get; }

    public List<Got> All { get; } = [];

    public int Answers { get; set; } = 201;

    public AddPushDevice.Command Device(string path = "/one") =>
        new(Address + path, Base64Url.EncodeToString(Point(browser)), Base64Url.EncodeToString(secret), "Chrome · Windows");

    public void Dispose()
    {
        listener.Stop();
        listening.Wait();
        listener.Close();
        browser.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception) when (!listener.IsListening)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!);
            All.Add(new Got(context.Request.RawUrl!, headers, JsonElement.Parse(Decrypt(body.ToArray()))));
            context.Response.StatusCode = Answers;
            context.Response.Close();
        }
    }

    /// <summary>Salt 16, record size 4, length of the key 1, key 65, then the sealed record with its tag.</summary>
    private byte[] Decrypt(byte[] body)
    {
        var (salt, point, record) = (body[..16], body[21..86], body[86..]);
        using var sender = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
        var shared = browser.DeriveRawSecretAgreement(sender.PublicKey);
        byte[] info = [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. Point(browser), .. point, 1];
        byte[] contentInfo = [.. Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"), 1];
        byte[] nonceInfo = [.. Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"), 1];
        var seed = HMACSHA256.HashData(HMACSHA256.HashData(secret, shared), info);
        var key = HMACSHA256.HashData(salt, seed);
        var content = HMACSHA256.HashData(key, contentInfo)[..16];
        var nonce = HMACSHA256.HashData(key, nonceInfo)[..12];
        var plain = new byte[record.Length - 16];
        using var cipher = new AesGcm(content, 16);
        cipher.Decrypt(nonce, record[..^16], record[^16..], plain);
        plain[^1].ShouldBe((byte)2);
        return plain[..^1];
    }

    private static byte[] Point(ECDiffieHellman key)
    {
        var q = key.ExportParameters(false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
