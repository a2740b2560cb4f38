using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.StudioApi;

/// <summary>Studio counts pages from 0, and asks for any: what is out of bounds gets the nearest that is not.</summary>
internal static class StudioPaging
{
    public static Paging Of(int? page, int? size, int usual) =>
        new(Math.Clamp(page ?? 0, 0, PagingValidator.LastPage - 1) + 1, Math.Clamp(size ?? usual, 1, PagingValidator.MostRows));
}
