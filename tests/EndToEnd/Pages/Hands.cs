using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>What a person does at a page with mouse and keyboard, counted: clicks, and fields typed into.</summary>
public sealed class Hands
{
    private const string Answered = """
        field => Boolean(field.dataset.drawn || field.dataset.file) || [...field.querySelectorAll('input, textarea, select')].some(input =>
          ['checkbox', 'radio'].includes(input.type) ? input.checked : input.type !== 'hidden' && input.value !== '')
        """;

    /// <summary>A part of a field of another type than a row: the parts of a signature, the picker of a list.</summary>
    private const string IsPart = """
        field => {
          const whole = field.parentElement.closest('[data-field]');
          return !!whole && !['list', 'tenders'].includes(whole.dataset.type);
        }
        """;

    public int Clicks { get; private set; }

    public int Typed { get; private set; }

    public void Rest() => (Clicks, Typed) = (0, 0);

    public Task ClickAsync(IPage page, string what) => ClickAsync(page.Locator(what));

    public async Task ClickAsync(ILocator what)
    {
        Clicks++;
        await what.First.ClickAsync();
    }

    public Task TypeAsync(IPage page, string where, string text) => TypeAsync(page.Locator(where), text);

    public async Task TypeAsync(ILocator where, string text)
    {
        Typed++;
        await where.First.FillAsync(text);
    }

    /// <summary>Answers what must be answered and is not yet; answers may ask for more.</summary>
    public async Task FillAsync(IPage page)
    {
        var isNew = true;
        var last = "";
        for (var rounds = 0; isNew; rounds++)
        {
            rounds.ShouldBeLessThan(10, $"{last} of {page.Url} stays without an answer");
            isNew = false;
            foreach (var field in await page.Locator("[data-field][data-required=true]:visible").AllAsync())
            {
                if (await field.EvaluateAsync<bool>(Answered) || await field.EvaluateAsync<bool>(IsPart))
                    continue;
                isNew = true;
                last = await field.GetAttributeAsync("data-field");
                await AnswerAsync(page, field);
            }
            if (isNew && await page.Locator(Desk.DraftState).CountAsync() > 0)
                await Desk.SavedAsync(page); // what is saved says which fields come next
        }
    }

    private async Task AnswerAsync(IPage page, ILocator field)
    {
        var type = await field.GetAttributeAsync("data-type");
        if (await field.Locator(".chip").CountAsync() > 0)
            await ClickAsync(field.Locator(".chip"));
        else if (await field.Locator("[data-now]").CountAsync() > 0)
            await ClickAsync(field.Locator("[data-now]"));
        else if (type is "photo" or "file")
            await ChooseFileAsync(field);
        else if (type == "signature")
            await SignAsync(page, field);
        else if (type == "priceItems")
            await PickItemAsync(field);
        else if (type == "select")
            await SelectAsync(field);
        else
            await TypeAsync(field.Locator("input, textarea"), SayingOf(type));
    }

    private static string SayingOf(string? type) =>
        type switch
        {
            "integer" or "decimal" or "money" => "1",
            "phone" => "13800001234",
            _ => "已按要求记录",
        };

    private async Task ChooseFileAsync(ILocator field)
    {
        Clicks++;
        var picture = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );
        await field
            .Locator("input[type=file][id]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "skin.png",
                    MimeType = "image/png",
                    Buffer = picture,
                }
            );
        await field.Locator("img").First.WaitForAsync();
    }

    private async Task SignAsync(IPage page, ILocator field)
    {
        Clicks++;
        var canvas = field.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var place = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(place.X + (place.Width * 0.3f), place.Y + (place.Height * 0.4f));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(place.X + (place.Width * 0.7f), place.Y + (place.Height * 0.6f), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private async Task PickItemAsync(ILocator field)
    {
        await TypeAsync(field.Locator("[role=combobox]"), "瘦脸");
        await ClickAsync(field.Locator("[role=option]"));
    }

    private async Task SelectAsync(ILocator field)
    {
        Clicks++;
        await field.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
    }
}
