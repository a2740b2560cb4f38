using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Photography;

/// <summary>
/// The five views of one area (procedure P5, form F12). R-PHO-1: each is there, or waived with a reason, before the step can end.
/// </summary>
[Activity(
    "CaseFlow.TakePhotos",
    Stage.Photography,
    Name = "拍摄五个角度",
    EnglishName = "Take the five views",
    Icon = "camera",
    Description = "每个部位五个角度，缺少须注明原因（F12）。",
    EnglishDescription = "Five views per area, each there or waived (F12)."
)]
[Outcome(Taken, "拍摄完成", "Taken"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 15)]
[ClientWaits]
public sealed class TakePhotos : HumanTask
{
    public const string Taken = nameof(Taken);

    [Input(Editor.Expression, Name = "部位", EnglishName = "Area")]
    public Input<string> Area { get; init; } = new("");

    [Input(Editor.Expression, Name = "时期", EnglishName = "Phase")]
    public Input<string> Phase { get; init; } = new("before");

    /// <summary>The areas that are done already.</summary>
    [Input(Editor.Expression, Name = "已拍部位", EnglishName = "Photos so far")]
    public Input<IReadOnlyList<AreaPhotos>> PhotosSoFar { get; init; } = new([]);

    [Output(Name = "照片", EnglishName = "Photos")]
    public Output<IReadOnlyList<AreaPhotos>> Photos { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "photo-session",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?> { ["area"] = context.Get(Area), ["phase"] = context.Get(Phase) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Abandoned)
            return Complete(Abandoned);
        var form = new FormValues(task.Values);
        var waived = form.List<string>("waivedViews");
        var missing = PhotoViews.All.Where(view => form.Text(view).Length == 0 && !waived.Contains(view)).ToList();
        if (missing.Count > 0)
            return Refuse([.. missing.Select(view => new StimulusRefusal(view, "photo.view-missing"))]);
        if (waived.Count > 0 && form.Text("waiverReason").Length == 0)
            return Refuse(new StimulusRefusal("waiverReason", "field.required"));

        var views = PhotoViews.All.Except(waived).ToDictionary(view => view, form.Text);
        context.Set(Photos, [.. context.Get(PhotosSoFar), new AreaPhotos(context.Get(Area), views, waived, form.Text("waiverReason"))]);
        return views.Count > 0 && context.Get(Phase) == "before"
            ? Ask(new RecordCare(Taken, [CareKinds.PhotosBefore], [], task.Person))
            : Complete(Taken);
    }
}
