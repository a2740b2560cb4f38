namespace CaseFlow.Engine.Formulas;

/// <summary>Something to say to people, by the key of its text, for the host to put into words.</summary>
/// <param name="Arguments">What the text speaks of: numbers, texts, or others of these.</param>
public sealed record CodedText(string Code, params IReadOnlyList<object> Arguments);
