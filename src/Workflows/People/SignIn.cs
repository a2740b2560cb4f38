using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.People;

/// <summary>Checks a password. Five wrong ones lock the account for a while; the answer never says whether the name exists.</summary>
public static class SignIn
{
    public sealed record Command(string UserName, string Password) : ICommand<Response>;

    /// <param name="SecurityStamp">Goes into the session; one with an older stamp is over.</param>
    public sealed record Response(PersonId Id, string UserName, string Name, string SecurityStamp);
}
