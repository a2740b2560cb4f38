using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Host.Texts;

/// <summary>
/// Texts for people by their key, in the language of the request: zh-CN in Texts.resx, English in Texts.en.resx. Each room's lie beside its
/// pages, those of the machine here.
/// </summary>
public static class Text
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly FrozenDictionary<string, string> InChinese = Read(CultureInfo.InvariantCulture);
    private static readonly FrozenDictionary<string, string> InEnglish = Read(English);

    /// <summary>All texts of a language, by key.</summary>
    public static IReadOnlyDictionary<string, string> In(CultureInfo language) =>
        language.TwoLetterISOLanguageName == English.TwoLetterISOLanguageName ? InEnglish : InChinese;

    /// <summary>A key without a text is shown as it is; a test finds it before a user does.</summary>
    public static string Of(string key, params object[] arguments)
    {
        var text = In(CultureInfo.CurrentUICulture).GetValueOrDefault(key, key);
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. arguments.Select(Said)]);
    }

    private static object Said(object argument) =>
        argument switch
        {
            CodedText part => Of(part.Code, [.. part.Arguments]),
            LocalText local => local.In(CultureInfo.CurrentUICulture.Name),
            _ => argument,
        };

    public static void UseLanguages(this IApplicationBuilder app) =>
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new(Chinese);
            options.SupportedCultures = options.SupportedUICultures = [Chinese, English];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });

    /// <exception cref="ArgumentException">Two files have one key.</exception>
    private static FrozenDictionary<string, string> Read(CultureInfo language)
    {
        var assembly = typeof(Text).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(".Texts.resources", StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly))
            .SelectMany(texts => texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>())
            .ToFrozenDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }
}
