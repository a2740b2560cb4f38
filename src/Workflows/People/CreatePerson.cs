using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.People;

/// <summary>Adds somebody who works here.</summary>
public static class CreatePerson
{
    public sealed record Command(string UserName, string Name, string Password, IReadOnlyList<Grant> Grants) : ICommand<Response>;

    public sealed record Response(PersonId Id);
}
