using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>To which push services the host speaks: a browser names its own, and it might be anything in the house's network.</summary>
public static class PushSettings
{
    public static readonly Setting Services = new(
        "push.services",
        "允许的浏览器推送服务（主机名，*. 表示其下所有主机）",
        "Push services of browsers that are allowed (host names; *. for all hosts below)",
        "",
        "fcm.googleapis.com, jmt17.google.com, *.push.services.mozilla.com, *.notify.windows.com, *.push.apple.com",
        new Hosts()
    );

    /// <param name="allowed">The setting's value.</param>
    public static bool Allows(string allowed, string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && Split(allowed).Any(one => IsOf(one, address));

    private static bool IsOf(string allowed, Uri address) =>
        allowed.Contains("://", StringComparison.Ordinal) ? address.GetLeftPart(UriPartial.Authority) == allowed
        : address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort ? false
        : allowed.StartsWith("*.", StringComparison.Ordinal) ? address.Host.EndsWith(allowed[1..], StringComparison.Ordinal)
        : address.Host == allowed;

    private static string[] Split(string text) =>
        text.Split([',', '，', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private sealed record Hosts : AllowedValues
    {
        public override string Description => "push.example.com, *.push.example.com, http://10.0.0.5:8080";

        public override string? Normalise(string text)
        {
            var hosts = Split(text.ToLowerInvariant()).Select(Host).ToList();
            return hosts is { Count: > 0 and <= 50 } && hosts.TrueForAll(host => host is not null) ? string.Join(", ", hosts) : null;
        }

        private static string? Host(string text)
        {
            if (text.Contains("://", StringComparison.Ordinal))
                return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                    ? address.GetLeftPart(UriPartial.Authority)
                    : null;
            var host = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
            return host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns ? text : null;
        }
    }
}
