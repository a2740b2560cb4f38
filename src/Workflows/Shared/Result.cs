namespace CaseFlow.Workflows.Shared;

public enum RefusalKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,

    /// <summary>The same idempotency key came with another body.</summary>
    KeyReused,
    TooLarge,
    UnsupportedType,
    TooManyRequests,
}

/// <summary>What a user may cause: why their wish is not done. Codes are keys of the texts; nothing was changed.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, params object[] Arguments)
{
    /// <summary>For <see cref="RefusalKind.Invalid"/>: what is wrong with which field.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>What a program needs to go on from here, by name: candidates, both values of a conflict.</summary>
    public IReadOnlyDictionary<string, object?>? More { get; init; }

    public static Refusal NotFound(string code) => new(RefusalKind.NotFound, code);

    public static Refusal Conflict(string code, params object[] arguments) => new(RefusalKind.Conflict, code, arguments);

    public static Refusal Forbidden(string code, params object[] arguments) => new(RefusalKind.Forbidden, code, arguments);

    public static Refusal Invalid(string field, string code, params object[] arguments) =>
        Invalid([new FieldError(field, code, arguments)]);

    public static Refusal Invalid(IReadOnlyList<FieldError> fields) => new(RefusalKind.Invalid, "form.invalid") { Fields = fields };
}

/// <summary>One error at one field; the path of a row's field is "tenders[0].amount".</summary>
public sealed record FieldError(string Field, string Code, params object[] Arguments);

/// <summary>An answer or a refusal.</summary>
public sealed record Result<T>
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsSuccess => Refusal is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>For commands that have nothing to tell.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
