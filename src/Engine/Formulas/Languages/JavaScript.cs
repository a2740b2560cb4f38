using CaseFlow.Engine.Formulas.Syntax;

namespace CaseFlow.Engine.Formulas.Languages;

/// <summary>
/// The language of formulas and small scripts: a safe subset of JavaScript, parsed once and compiled to a tree that any number of threads
/// may run.
/// </summary>
/// <remarks>
/// It knows literals, templates, all usual operators, functions, destructuring, const, let and var, if, switch, the loops, throw and
/// try/catch; the methods of texts,
/// numbers, lists, dates and patterns; Math, JSON, Object, Array, Number, String, Boolean and Date; and Elsa's accessors of variables,
/// inputs and outputs.
/// There are no prototypes, no <c>this</c>, no classes, no clock but the step's, no chance, and nothing of the machine. Loops need no bound
/// of their own: every
/// evaluation ends after 100,000 steps, 100 nested calls, a text of 1 Mi characters or a list of 100,000 items. The value is that of
/// <c>return</c>, otherwise of
/// the last expression. A list or object of a variable that was changed in place is stored when the script ends.
/// </remarks>
internal static class JavaScript
{
    /// <summary>Throws <see cref="ExpressionException"/> with line and column for what is not part of the language.</summary>
    public static CompiledExpression Compile(string source) => Parser.Parse(source);
}
