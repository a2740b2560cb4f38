using System.Globalization;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>What is drawn, photographed and counted by hand, on a tablet held upright.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class HandMadeFieldsTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const int SplitScreen = 480;

    /// <summary>Where ink is in the canvas, as shares of its width: the first and the last column.</summary>
    private const string Ink = """
        canvas => {
          const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const columns = [...data.keys()].filter(at => at % 4 === 3 && data[at] > 0).map(at => Math.floor(at / 4) % width);
          return columns.length ? [columns.reduce((a, b) => Math.min(a, b)) / width, columns.reduce((a, b) => Math.max(a, b)) / width] : [];
        }
        """;

    private static readonly string[] Chosen = ["allergyCheck", "witness"];

    private readonly Desk desk = new(shared.Host);

    [Theory]
    [InlineData(Chromium.TabletWidth)]
    [InlineData(SplitScreen)]
    public async Task A_signature_drawn_with_the_mouse_is_under_the_hand_and_signs_the_consent(int width)
    {
        var (page, task, user) = await OpenAsync("consent", width);
        await Assertions.Expect(page.Locator("#field-texts .text-shown").First).ToContainTextAsync("本人");
        await Assertions.Expect(page.Locator("#field-purposeExplained")).ToBeHiddenAsync(); // explained before the payment
        foreach (var field in Chosen)
            await page.Locator($"#field-{field} .chip").First.ClickAsync();
        await page.ClickAsync("#field-signedAt [data-now]");
        await Desk.SavedAsync(page); // what is saved may show or hide fields above the canvas

        await DrawAsync(page, from: 0.3f, to: 0.7f);

        var ink = await page.Locator("#f-signature").EvaluateAsync<float[]>(Ink);
        ink[0].ShouldBe(0.3f, 0.05f);
        ink[1].ShouldBe(0.7f, 0.05f);
        await page.ClickAsync(Desk.Complete);
        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        ((string)(await desk.TaskAsync(task, user))["values"]!["signature"]!).ShouldNotBeNullOrEmpty();
        // as the button says it, not as the manager's does
        await Assertions.Expect(page.Locator(".way .way-outcome").First).ToHaveTextAsync("已签署");
    }

    [Fact]
    public async Task Photos_chosen_on_the_tablet_are_shown_at_once_and_are_the_ones_that_are_stored()
    {
        var (page, task, user) = await OpenAsync("take", Chromium.TabletWidth);
        await Assertions.Expect(page.Locator("#field-area .given-value")).ToHaveTextAsync("面部");
        await page.SetInputFilesAsync(
            "#f-front",
            new FilePayload
            {
                Name = "notes.txt",
                MimeType = "text/plain",
                Buffer = "not a picture"u8.ToArray(),
            }
        );
        await Assertions.Expect(page.Locator("#field-front .field-error")).ToBeVisibleAsync();

        foreach (var (shade, view) in new[] { "front", "left45", "left90", "right45", "right90" }.Index())
        {
            await page.SetInputFilesAsync(
                $"#f-{view}",
                new FilePayload
                {
                    Name = $"{view}.png",
                    MimeType = "image/png",
                    Buffer = await PictureAsync(page, shade),
                }
            );
            await Assertions.Expect(page.Locator($"#field-{view} [data-preview] img")).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.Locator("#field-front .field-error")).ToBeHiddenAsync();
        await page.ClickAsync(Desk.Complete);
        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        var stored = (string)(await desk.TaskAsync(task, user))["values"]!["left90"]!;
        (await page.APIRequest.GetAsync($"/api/files/{stored}")).Status.ShouldBe(200, $"for {user}");
    }

    [Fact]
    public async Task Completing_waits_for_a_photo_that_is_still_on_its_way()
    {
        var (page, task, user) = await OpenAsync("take", Chromium.TabletWidth);
        var network = new TaskCompletionSource();
        await page.RouteAsync(
            "**/api/files",
            async route =>
            {
                await network.Task;
                await route.ContinueAsync();
            }
        );
        foreach (var view in Enumerable.Range(1, 4))
            await page.Locator("#field-waivedViews .chip").Nth(view).ClickAsync();
        await page.FillAsync("#f-waiverReason", "其余角度上次已拍");
        await page.SetInputFilesAsync(
            "#f-front",
            new FilePayload
            {
                Name = "front.png",
                MimeType = "image/png",
                Buffer = await PictureAsync(page, 9),
            }
        );

        await page.ClickAsync(Desk.Complete);
        await Assertions.Expect(page.Locator(Desk.Complete)).ToBeDisabledAsync();
        network.SetResult();

        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        ((string)(await desk.TaskAsync(task, user))["values"]!["front"]!).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_amount_may_be_typed_as_Chinese_input_methods_and_screens_write_it()
    {
        var (page, task, _) = await OpenAsync("collect", Chromium.TabletWidth);
        var due = decimal.Parse((string)(await desk.TaskAsync(task))["values"]!["amountDue"]!, CultureInfo.InvariantCulture);
        var typed = string.Concat($"¥{due:N2}".Select(sign => char.IsAsciiDigit(sign) ? (char)(sign - '0' + '０') : sign));
        await page.Locator("[data-field=kind] .chip").First.ClickAsync();

        await page.FillAsync("[data-field=amount] input", typed);

        await Assertions.Expect(page.Locator("[data-tenders-total]")).ToHaveAttributeAsync("data-state", "exact");
        await page.ClickAsync(Desk.Complete);
        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
    }

    private async Task<(IPage Page, string Task, string User)> OpenAsync(string activity, int width)
    {
        var (task, user) = await desk.VisitAtAsync(activity);
        var page = await chromium.SignInAsync(shared.Host, user, width, Chromium.TabletHeight);
        await page.GotoAsync($"/tasks/{task}");
        await Desk.ReadyAsync(page);
        await Assertions.Expect(page.Locator("#task-form")).ToHaveJSPropertyAsync("inert", false);
        return (page, task, user);
    }

    private static async Task DrawAsync(IPage page, float from, float to)
    {
        var canvas = page.Locator("#f-signature");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * from), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to), box.Y + (box.Height / 3), new() { Steps = 30 });
        await page.Mouse.UpAsync();
    }

    /// <summary>A small picture, another one for every shade.</summary>
    private static async Task<byte[]> PictureAsync(IPage page, int shade) =>
        Convert.FromBase64String(
            await page.EvaluateAsync<string>(
                """
                shade => {
                  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
                  const pen = canvas.getContext('2d');
                  pen.fillStyle = `hsl(${shade * 36} 60% 60%)`;
                  pen.fillRect(0, 0, 64, 48);
                  return canvas.toDataURL('image/png').split(',')[1];
                }
                """,
                shade
            )
        );
}
