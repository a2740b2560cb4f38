namespace CaseFlow.Engine.Formulas;

/// <summary>An expression as a definition holds it.</summary>
/// <param name="Type">Elsa's name: Literal, Object, Variable, Input, Output, JavaScript.</param>
/// <param name="Value">A scalar, JSON text, a variable's description, or source.</param>
public sealed record Expression(string Type, object? Value);
