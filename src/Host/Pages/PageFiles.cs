using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CaseFlow.Host.Pages;

/// <summary>
/// Addresses of the files under wwwroot, with their content's hash in them: browsers keep them for ever and still see a new one at once.
/// </summary>
public sealed class PageFiles(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> urls = new(StringComparer.Ordinal);

    public string this[string path] => urls.GetOrAdd(path, Url);

    private string Url(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"wwwroot/{path} is missing; `npm ci && npm run assets` in src/Host makes it.");
        using var content = file.CreateReadStream();
        return $"/{path}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }
}
