namespace CaseFlow.Activities.Care.Photography;

/// <summary>R-PHO-1: the five views of every area. Their names are the photo fields of form F12.</summary>
public static class PhotoViews
{
    public static readonly IReadOnlyList<string> All = ["front", "left45", "left90", "right45", "right90"];
}

/// <summary>The photos of one area: file id by view, and why others are missing.</summary>
public sealed record AreaPhotos(string Area, IReadOnlyDictionary<string, string> Views, IReadOnlyList<string> Waived, string WaiverReason);
