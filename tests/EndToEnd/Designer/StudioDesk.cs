using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>What came back when Studio saved.</summary>
public sealed record Saved(int Status, JsonNode? Body)
{
    /// <summary>The texts that Studio shows when a save is refused.</summary>
    public string Refusal => string.Join('\n', Body?["errors"]?["root"]?.AsArray().Select(text => (string)text!) ?? []);
}

/// <summary>A definition opened in the real Studio, worked on with mouse and keyboard as a manager does.</summary>
public sealed class StudioDesk(IPage page)
{
    private const string Panel = ".rz-splitter-pane-lastresizable[id^=pane-]"; // below the canvas: of the selected activity
    private const string Toolbox = ".mud-expand-panel";
    private const int Patience = 300_000; // WebAssembly starts slowly on a busy machine

    public IPage Page => page;

    public ILocator Canvas => page.Locator(".elsa-flowchart-diagram-designer").First;

    /// <summary>What the bar above Studio says of the last save.</summary>
    public ILocator State => page.Locator("#cf-state");

    public ILocator Snackbar => page.Locator("#mud-snackbar-container .mud-snackbar");

    public ILocator Nodes => page.Locator(".x6-node elsa-activity-wrapper");

    public static async Task<StudioDesk> OpenAsync(IPage page, string definitionId)
    {
        await page.GotoAsync($"/studio/definitions/{definitionId}");
        await page.Locator(".x6-node .elsa-activity").First.WaitForAsync(new() { Timeout = Patience });
        var desk = new StudioDesk(page);
        await desk.RestAsync();
        return desk;
    }

    public ILocator Node(string id) => page.Locator($".x6-node[data-cell-id='{id}']");

    /// <summary>Ids of the activities on the canvas.</summary>
    public async Task<IReadOnlyList<string>> NodeIdsAsync() =>
        await page.Locator(".x6-node").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.dataset.cellId)");

    /// <summary>What stands beside an activity's ports.</summary>
    public async Task<IReadOnlyList<string>> PortLabelsAsync(string id) =>
        [.. (await Node(id).Locator(".x6-port-out .x6-port-label").AllTextContentsAsync()).Select(text => text.Trim())];

    /// <summary>
    /// Opens the toolbox's group and drags an activity from it to a place that lies (right, down) of the canvas' upper left corner. Answers
    /// the new activity's id.
    /// </summary>
    public async Task<string> DragFromToolboxAsync(string group, string activity, int right, int down)
    {
        var before = await NodeIdsAsync();
        var panel = page.Locator(Toolbox).Filter(new() { Has = page.Locator(".mud-expand-panel-header", new() { HasText = group }) });
        var item = panel.Locator("[draggable=true]").Filter(new() { Has = page.GetByText(activity, new() { Exact = true }) });
        if (!await item.IsVisibleAsync())
            await panel.Locator(".mud-expand-panel-header").ClickAsync();
        await item.DragToAsync(
            Canvas,
            new()
            {
                TargetPosition = new() { X = right, Y = down },
            }
        );
        await Assertions.Expect(page.Locator(".x6-node")).ToHaveCountAsync(before.Count + 1);
        return (await NodeIdsAsync()).Except(before).Single();
    }

    /// <summary>Leaves in the toolbox what the text is found in.</summary>
    public async Task SearchAsync(string text)
    {
        var field = page.Locator(".mud-input-slot[placeholder]").First;
        if (await field.InputValueAsync() == text)
            return;
        var before = await FoundAsync();
        await field.FillAsync(text);
        for (var attempt = 0; await FoundAsync() == before; attempt++)
        {
            attempt.ShouldBeLessThan(400, "nothing else is found");
            await page.WaitForTimeoutAsync(50);
        }

        await Assertions.Expect(page.Locator($"{Toolbox} [draggable=true]:visible").First).ToBeVisibleAsync();
        await StillAsync(FoundAsync);
    }

    private Task<string> FoundAsync() =>
        page.Locator($"{Toolbox} [draggable=true]:visible").EvaluateAllAsync<string>("items => items.map(item => item.textContent).join()");

    /// <summary>Drags one of those that a search has left in view to a free place.</summary>
    public async Task<string> DragFoundAsync(string activity)
    {
        var before = await NodeIdsAsync();
        var item = page.Locator($"{Toolbox} [draggable=true]").Filter(new() { Has = page.GetByText(activity, new() { Exact = true }) });
        await Assertions.Expect(item).ToHaveCountAsync(1);
        var (right, down) = await FreePlaceAsync();
        await item.DragToAsync(
            Canvas,
            new()
            {
                TargetPosition = new() { X = right, Y = down },
            }
        );
        await Assertions.Expect(page.Locator(".x6-node")).ToHaveCountAsync(before.Count + 1);
        return (await NodeIdsAsync()).Except(before).Single();
    }

    /// <summary>Drags an activity from the toolbox to a place of the canvas where nothing stands yet.</summary>
    public async Task<string> DragFromToolboxAsync(string group, string activity)
    {
        var (right, down) = await FreePlaceAsync();
        return await DragFromToolboxAsync(group, activity, right, down);
    }

    private async Task<(int Right, int Down)> FreePlaceAsync()
    {
        var place = await Canvas.EvaluateAsync<int[]?>(
            """
            canvas => {
              const box = canvas.getBoundingClientRect(), [width, height] = [200, 80];
              const isFree = (x, y) => !document.elementFromPoint(box.x + x, box.y + y)?.closest('.x6-cell');
              for (let ring = 0; ring < 12; ring++)
                for (let turn = 0; turn < 16; turn++) {
                  const [x, y] = [box.width / 2 + ring * 40 * Math.cos(turn * Math.PI / 8), box.height / 2 + ring * 25 * Math.sin(turn * Math.PI / 8)];
                  if (x < width / 2 + 10 || y < height / 2 + 10 || x > box.width - width || y > box.height - height) continue;
                  let free = true;
                  for (let dx = -width / 2; free && dx <= width; dx += 10) for (let dy = -height / 2; free && dy <= height / 2; dy += 10) free = isFree(x + dx, y + dy);
                  if (free) return [Math.round(x), Math.round(y)];
                }
              return null;
            }
            """
        );
        place.ShouldNotBeNull("the canvas has no room");
        return (place[0], place[1]);
    }

    /// <summary>Takes a line away by the cross that it shows under the mouse.</summary>
    public async Task DisconnectAsync(string from, string port, string to)
    {
        var before = await page.Locator(".x6-edge").CountAsync();
        await page.Mouse.MoveAsync(5, 5); // on a node, the mouse catches no lines
        var point = await page.EvaluateAsync<float[]?>(
            """
            ([from, port, to]) => {
              const middle = (id, port) => {
                const box = document.querySelector(`.x6-node[data-cell-id='${id}'] [port='${port}'] circle`).getBoundingClientRect();
                return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
              };
              const near = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < 24;
              const [start, end] = [middle(from, port), middle(to, 'In')];
              for (const line of document.querySelectorAll('.x6-edge')) {
                const path = line.querySelector('path'), length = path.getTotalLength(), onScreen = path.getScreenCTM();
                const at = share => path.getPointAtLength(length * share).matrixTransform(onScreen);
                if (!near(at(0), start) || !near(at(1), end)) continue;
                for (let share = .1; share < 1; share += .02) if (line.contains(document.elementFromPoint(at(share).x, at(share).y))) return [at(share).x, at(share).y];
              }
              return null;
            }
            """,
            new[] { from, port, to }
        );
        point.ShouldNotBeNull($"no line from {port} of {from} to {to} can be reached with the mouse");
        await page.Mouse.MoveAsync(point[0] - 2, point[1] - 2);
        await page.Mouse.MoveAsync(point[0], point[1], new() { Steps = 4 });
        await page.Locator("[data-tool-name='button-remove'] circle").First.ClickAsync(new() { Force = true });
        await Assertions.Expect(page.Locator(".x6-edge")).ToHaveCountAsync(before - 1);
    }

    /// <summary>Draws a line from a port to an activity.</summary>
    public async Task ConnectAsync(string from, string port, string to)
    {
        var before = await page.Locator(".x6-edge").CountAsync();
        var (startX, startY) = await PortAsync(from, port);
        var (endX, endY) = await PortAsync(to, "In");
        await page.Mouse.MoveAsync(startX, startY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((startX + endX) / 2, (startY + endY) / 2, new() { Steps = 10 });
        await page.Mouse.MoveAsync(endX, endY, new() { Steps = 10 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".x6-edge")).ToHaveCountAsync(before + 1);
    }

    public async Task MoveAsync(string id, int right, int down)
    {
        var place = (await Node(id).Locator(".elsa-activity").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(place.X + (place.Width / 2) + right, place.Y + (place.Height / 2) + down, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Moves the whole drawing until the activity stands in the middle.</summary>
    public async Task BringAsync(string id)
    {
        var canvas = (await Canvas.BoundingBoxAsync())!;
        var place = (await Node(id).Locator(".elsa-activity").BoundingBoxAsync())!;
        var (right, down) = (
            canvas.X + (canvas.Width / 2) - place.X - (place.Width / 2),
            canvas.Y + (canvas.Height / 2) - place.Y - (place.Height / 2)
        );
        while (Math.Abs(right) > 2 || Math.Abs(down) > 2)
        {
            var (stepRight, stepDown) = (
                Math.Clamp(right, -canvas.Width / 3, canvas.Width / 3),
                Math.Clamp(down, -canvas.Height / 3, canvas.Height / 3)
            );
            var (x, y) = await FreePlaceAsync(canvas, stepRight, stepDown);
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + stepRight, y + stepDown, new() { Steps = 4 });
            await page.Mouse.UpAsync();
            (right, down) = (right - stepRight, down - stepDown);
        }
    }

    /// <summary>Selects an activity; its settings are then shown below the canvas.</summary>
    public async Task SelectAsync(string id)
    {
        if (await page.Locator($".x6-widget-selection-box[data-cell-id='{id}']").CountAsync() == 0)
            await ClickAsync(id);
        await page.Locator(Panel).Locator(".mud-tab-panel .mud-input-control, .mud-tab-panel .mud-alert").First.WaitForAsync();
    }

    /// <summary>Shows another page of the selected activity's settings, or of the procedure's.</summary>
    public Task TabAsync(string name) => page.Locator(".mud-tab", new() { HasText = name }).First.ClickAsync();

    /// <summary>A setting by what stands above it.</summary>
    public ILocator Field(string label) =>
        page.Locator(Panel).Locator(".mud-input-control").Filter(new() { Has = page.Locator($"label:text-is(\"{label}\")") });

    public async Task ChooseAsync(string label, string option)
    {
        var place = Field(label).Locator(".mud-input").First;
        await place.ScrollIntoViewIfNeededAsync();
        await place.ClickAsync();
        await page.Locator(".mud-popover-open [role=option]")
            .Filter(new() { Has = page.GetByText(option, new() { Exact = true }) })
            .ClickAsync();
        await Assertions.Expect(Field(label)).ToContainTextAsync(option);
    }

    public async Task TypeAsync(string label, string text)
    {
        var place = Field(label).Locator("input:visible, textarea:visible").First;
        await place.FillAsync(text);
        await place.PressAsync("Tab");
    }

    /// <summary>Ctrl+S, and what the server said.</summary>
    public async Task<Saved> SaveAsync()
    {
        var request = await page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("Control+s"), IsSave);
        return await AnswerAsync(request);
    }

    /// <summary>Does something and waits for the save that Studio makes of it by itself.</summary>
    public async Task<Saved> SavedByItselfAsync(Func<Task> act) => await AnswerAsync(await page.RunAndWaitForRequestAsync(act, IsSave));

    /// <summary>Until nothing is being saved, loaded or drawn.</summary>
    public async Task RestAsync()
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(State).Not.ToHaveAttributeAsync("data-kind", "busy");
        await StillAsync(() =>
            page.EvaluateAsync<string>(
                "[...document.querySelectorAll('.x6-node, .x6-edge')].map(cell => Object.values(cell.getBoundingClientRect().toJSON()).map(Math.round)).join()"
            )
        );
    }

    /// <summary>Until what the page shows has stayed the same for a while: Studio draws piece by piece, and then moves the whole.</summary>
    private async Task StillAsync(Func<Task<string>> look)
    {
        var (seen, times) = (await look(), 0);
        for (var attempt = 0; times < 4; attempt++)
        {
            attempt.ShouldBeLessThan(400, "it never stands still");
            await page.WaitForTimeoutAsync(150);
            var now = await look();
            (seen, times) = (now, now == seen ? times + 1 : 0);
        }
    }

    public static bool IsSave(IRequest request) =>
        request.Method == "POST" && request.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal);

    private static async Task<Saved> AnswerAsync(IRequest request)
    {
        var answer = await request.ResponseAsync();
        var text = await answer!.TextAsync();
        return new Saved(answer.Status, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Lines lie above activities: a place that none of them covers.</summary>
    private async Task ClickAsync(string id)
    {
        var point = await Node(id)
            .Locator(".elsa-activity")
            .EvaluateAsync<float[]?>(
                """
                activity => {
                  const box = activity.getBoundingClientRect();
                  for (let y = box.top + 6; y < box.bottom - 4; y += 4)
                    for (let x = box.left + 6; x < box.right - 4; x += 6)
                      if (activity.contains(document.elementFromPoint(x, y))) return [x, y];
                  return null;
                }
                """
            );
        point.ShouldNotBeNull($"activity {id} cannot be reached with the mouse");
        await page.Mouse.ClickAsync(point[0], point[1]);
    }

    /// <summary>A point of the port that nothing else covers: lines lie above ports.</summary>
    private async Task<(float X, float Y)> PortAsync(string id, string port)
    {
        var circle = Node(id).Locator($"[port='{port}'] circle").First;
        await circle.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var point = await circle.EvaluateAsync<float[]?>(
            """
            circle => {
              const box = circle.getBoundingClientRect(), [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
              for (let far = 0; far < box.width / 2; far += 2)
                for (let turn = 0; turn < 8; turn++) {
                  const point = [x + far * Math.cos(turn * Math.PI / 4), y + far * Math.sin(turn * Math.PI / 4)];
                  if (circle.parentElement.contains(document.elementFromPoint(...point))) return point;
                }
              return null;
            }
            """
        );
        point.ShouldNotBeNull($"port {port} of {id} cannot be reached with the mouse");
        return (point[0], point[1]);
    }

    /// <summary>An empty place of the canvas from which the mouse may go this far without leaving it.</summary>
    private async Task<(float X, float Y)> FreePlaceAsync(LocatorBoundingBoxResult canvas, float right, float down)
    {
        var place = await page.EvaluateAsync<float[]?>(
            """
            ([left, top, width, height, right, down]) => {
              for (let y = top + 8; y < top + height - 8; y += 12)
                for (let x = left + 8; x < left + width - 8; x += 12) {
                  const [endX, endY] = [x + right, y + down];
                  if (endX < left + 4 || endX > left + width - 4 || endY < top + 4 || endY > top + height - 4) continue;
                  const here = document.elementFromPoint(x, y);
                  if (here?.closest('.elsa-flowchart-diagram-designer') && !here.closest('.x6-cell')) return [x, y];
                }
              return null;
            }
            """,
            new double[] { canvas.X, canvas.Y, canvas.Width, canvas.Height, right, down }
        );
        place.ShouldNotBeNull("the canvas has no empty place to take hold of");
        return (place[0], place[1]);
    }
}
