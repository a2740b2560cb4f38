using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care;

/// <summary>What a clinic decides about photographs and treatments.</summary>
public static class CareSettings
{
    /// <summary>R-PHO-2.</summary>
    public static readonly Setting PhotoChecklist = new(
        "care.photo-checklist",
        "术前拍照前必须勾选的项目（表单字段名）",
        "What has to be ticked before photographs before a treatment: keys of fields of the form",
        "",
        "whiteLightOn, yellowLightOff, curtainClosed, mainLight, faceLight, backLight",
        new FieldKeys()
    )
    {
        NeedsSecondPerson = true, // without these photographs the gate of a treatment stays shut
    };

    public static IReadOnlyList<Setting> All => [PhotoChecklist];
}
