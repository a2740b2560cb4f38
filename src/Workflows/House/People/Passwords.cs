using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Workflows.House.People;

/// <summary>Keeps passwords as ASP.NET Identity's hashes, and makes looking at one cost the same whether the name exists or not.</summary>
public sealed class Passwords
{
    public const int ShortestAllowed = 8;
    public const int LongestAllowed = 200;

    private static readonly Person Nobody = new() { UserName = "", Name = "" };

    private readonly PasswordHasher<Person> hasher = new();
    private readonly Lazy<string> nobodysHash;

    public Passwords() => nobodysHash = new Lazy<string>(() => hasher.HashPassword(Nobody, NewStamp()));

    public void Set(Person person, string password)
    {
        person.PasswordHash = hasher.HashPassword(person, password);
        person.SecurityStamp = NewStamp();
    }

    /// <summary>Also for null: it takes as long, and is never right.</summary>
    public bool IsRight(Person? person, string password)
    {
        var verdict = hasher.VerifyHashedPassword(person ?? Nobody, person?.PasswordHash ?? nobodysHash.Value, password);
        if (person is null || verdict == PasswordVerificationResult.Failed)
            return false;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = hasher.HashPassword(person, password);
        return true;
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
