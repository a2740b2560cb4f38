using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Common;

/// <summary>
/// Tells somebody something: a colleague by a notice on the screen, or the client by message. Automatic; nothing is waited for.
/// </summary>
[Activity(
    "CaseFlow.Notify",
    Name = "通知",
    EnglishName = "Notify",
    Icon = "bell",
    Category = "01 通用",
    Description = "发出一条通知，提交后才真正发送，且只发一次。",
    EnglishDescription = "Sends a message after the commit, once."
)]
public sealed class Notify : Activity
{
    [Input(
        Editor.Dropdown,
        Name = "渠道",
        EnglishName = "Channel",
        Options = ["notice|屏幕提醒|On screen", "sms|短信|SMS", "wechat|微信|WeChat", "push|推送|Push"]
    )]
    public Input<string> Channel { get; init; } = new("notice");

    /// <summary><c>client</c>, <c>role:nurse</c>, <c>lead:nurse</c> or <c>person:ID</c>.</summary>
    [Input(Name = "收件人", EnglishName = "To")]
    public Input<string> To { get; init; } = new("");

    /// <summary>Id of the text.</summary>
    [Input(Name = "文本模板", EnglishName = "Template")]
    public Input<string> Template { get; init; } = new("");

    [Input(Editor.Json, Name = "填入的值", EnglishName = "Values")]
    public Input<IReadOnlyDictionary<string, object?>> Values { get; init; } = new(new Dictionary<string, object?>());

    /// <summary>On screen only: sounds, and stays on top of every page until somebody confirms it.</summary>
    [Input(Editor.CheckBox, Name = "紧急", EnglishName = "Urgent")]
    public Input<bool> Urgent { get; init; } = new(false);

    public override ActivityResult Execute(ActivityContext context)
    {
        context.Emit(
            new MessageRequested(context.Get(Channel), context.Get(To), context.Get(Template), context.Get(Values), context.Get(Urgent))
        );
        return Complete();
    }
}
