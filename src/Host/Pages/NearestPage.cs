using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Pages;

internal static class NearestPage
{
    /// <summary>The page of a list that is wanted; where the list has become shorter, or the address was typed, its last one.</summary>
    public static async Task<Result<Page<T>>> OfAsync<T>(int? wanted, int pageSize, Func<Paging, Task<Result<Page<T>>>> ask)
    {
        var found = await ask(new Paging(Math.Clamp(wanted ?? 1, 1, PagingValidator.LastPage), pageSize));
        return found.IsSuccess && found.Value is { Items.Count: 0, Total: > 0 and var total }
            ? await ask(new Paging((total + pageSize - 1) / pageSize, pageSize))
            : found;
    }
}
