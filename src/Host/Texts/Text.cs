using System.Globalization;
using System.Resources;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Host.Texts;

/// <summary>Texts for people by their key, in the language of the request: zh-CN in Texts.resx, English in Texts.en.resx.</summary>
public static class Text
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static ResourceManager Resources { get; } = new("CaseFlow.Host.Texts.Texts", typeof(Text).Assembly);

    /// <summary>A key without a text is shown as it is; a test finds it before a user does.</summary>
    public static string Of(string key, params object[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return arguments.Length == 0
            ? text
            : string.Format(
                CultureInfo.CurrentCulture,
                text,
                [.. arguments.Select(argument => argument is CodedText part ? Of(part.Code, [.. part.Arguments]) : argument)]
            );
    }

    public static void UseLanguages(this IApplicationBuilder app) =>
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new(Chinese);
            options.SupportedCultures = options.SupportedUICultures = [Chinese, English];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
}
