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

    /// <summary>Also for null, and for who has none yet: it takes as long, and is never right.</summary>
    public bool IsRight(Person? person, string password)
    {
        var own = person is { PasswordHash.Length: > 0 } ? person.PasswordHash : null;
        var verdict = hasher.VerifyHashedPassword(person ?? Nobody, own ?? nobodysHash.Value, password);
        if (person is null || own is null || verdict == PasswordVerificationResult.Failed)
            return false;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = hasher.HashPassword(person, password);
        return true;
    }

    /// <summary>96 bits, in letters that can be read out.</summary>
    public static string MakeUp() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);

    /// <summary>Ends all sessions of this person; the password stays.</summary>
    public static void EndSessions(Person person) => person.SecurityStamp = NewStamp();

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
