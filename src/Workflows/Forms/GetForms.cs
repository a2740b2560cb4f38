using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>Forms as they are shown, the branch's people among their options.</summary>
public static class GetForms
{
    /// <param name="Forms">"ciq" is the newest version, "ciq@2" the second; what is not there is left out of the answer.</param>
    public sealed record Query(IReadOnlyCollection<string> Forms, BranchId? Branch = null) : IQuery<IReadOnlyDictionary<string, Form>>;

    public sealed class Handler(FormSource forms, FormOptions options, CurrentPerson person)
        : IQueryHandler<Query, IReadOnlyDictionary<string, Form>>
    {
        public async Task<Result<IReadOnlyDictionary<string, Form>>> Handle(Query query, CancellationToken cancel)
        {
            if (person.BranchOr(query.Branch) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var found = new Dictionary<string, Form>(StringComparer.Ordinal);
            foreach (var name in query.Forms.Distinct())
            {
                if (await FindAsync(name, cancel) is { } form)
                    found[name] = await options.FillAsync(form, branch, cancel);
            }

            return found;
        }

        private async ValueTask<Form?> FindAsync(string name, CancellationToken cancel)
        {
            var (id, version) =
                name.Split('@') is [var first, var second] && int.TryParse(second, out var number)
                    ? (first, number)
                    : (name, await forms.LatestVersionAsync(name, cancel));
            return version is { } one ? await forms.FindAsync(id, one, cancel) : null;
        }
    }
}
