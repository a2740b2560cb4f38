using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Shared;

/// <summary>
/// How what people type into a search box is looked for in all lists: any place of a text, whatever the case of its letters; their % and _
/// mean themselves.
/// </summary>
public static class Like
{
    internal const string Escape = @"\";

    /// <summary>Rows of which one of these texts holds what was typed; all of them where nothing was typed.</summary>
    public static IQueryable<TRow> Search<TRow>(
        this IQueryable<TRow> rows,
        string? typed,
        params Expression<Func<TRow, string?>>[] texts
    ) => string.IsNullOrWhiteSpace(typed) ? rows : rows.Where(AnyOf([.. texts.Select(text => Holds(text, typed))]));

    public static Expression<Func<TRow, bool>> Holds<TRow>(Expression<Func<TRow, string?>> text, string typed)
    {
        var part = $"%{Literal(typed.Trim().ToLowerInvariant())}%";

        // In lower case on both sides: databases differ in whether LIKE minds it.
#pragma warning disable CA1304, CA1311 // becomes SQL, which knows no culture
        Expression<Func<string?, bool>> holds = value => EF.Functions.Like(value!.ToLower(), part, Escape);
#pragma warning restore CA1304, CA1311
        return holds.Of(text);
    }

    /// <summary>The condition, of what a row leads to.</summary>
    public static Expression<Func<TRow, bool>> Of<TRow, TValue>(
        this Expression<Func<TValue, bool>> condition,
        Expression<Func<TRow, TValue>> way
    ) => Expression.Lambda<Func<TRow, bool>>(Put(way.Body, condition), way.Parameters);

    public static Expression<Func<TRow, bool>> AnyOf<TRow>(IReadOnlyList<Expression<Func<TRow, bool>>> conditions) =>
        Join(conditions, Expression.OrElse);

    public static Expression<Func<TRow, bool>> AllOf<TRow>(IReadOnlyList<Expression<Func<TRow, bool>>> conditions) =>
        Join(conditions, Expression.AndAlso);

    private static Expression<Func<TRow, bool>> Join<TRow>(
        IReadOnlyList<Expression<Func<TRow, bool>>> conditions,
        Func<Expression, Expression, Expression> join
    )
    {
        var row = conditions[0].Parameters[0];
        return Expression.Lambda<Func<TRow, bool>>(conditions.Select(condition => Put(row, condition)).Aggregate(join), row);
    }

    private static Expression Put<TValue>(Expression value, Expression<Func<TValue, bool>> condition) =>
        new Replacing(condition.Parameters[0], value).Visit(condition.Body);

    internal static string Literal(string text) =>
        text.Replace(Escape, @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private sealed class Replacing(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
