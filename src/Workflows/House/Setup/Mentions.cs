using System.Linq.Expressions;
using System.Reflection;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>A room that names things within texts (answers of forms, drafts) says whether it names this one.</summary>
public interface IMention
{
    Task<bool> NamesAsync(Guid id, DateTimeOffset since, CancellationToken cancel);
}

/// <summary>
/// Whether anything that is stored names a thing, so that it cannot be taken away. Goes over the model: a new table need not be named here.
/// </summary>
public sealed class Mentions(CaseFlowDb db, IEnumerable<IMention> rooms)
{
    private static readonly MethodInfo AskRows = Method(nameof(AskRowsAsync));
    private static readonly MethodInfo AskOwned = Method(nameof(AskOwnedAsync));

    /// <param name="own">What belongs to the thing itself and goes with it.</param>
    public async Task<bool> AnyAsync<TThing, TId>(TId id, DateTimeOffset since, CancellationToken cancel, params Type[] own)
        where TId : struct, IId<TId>
    {
        foreach (var type in db.Model.GetEntityTypes())
        {
            var owner = type.FindOwnership()?.PrincipalEntityType.ClrType;
            if (owner == typeof(TThing) || own.Contains(type.ClrType))
                continue;
            foreach (var property in type.GetProperties().Where(property => Bare(property.ClrType) == typeof(TId)))
                if ((type.ClrType != typeof(TThing) || !property.IsPrimaryKey()) && await AskAsync(type, property, id, cancel))
                    return true;
        }

        return await NamedSinceAsync(id.Value, since, cancel);
    }

    /// <summary>Somebody has chosen it in a form since.</summary>
    public async Task<bool> NamedSinceAsync(Guid id, DateTimeOffset since, CancellationToken cancel)
    {
        foreach (var room in rooms)
            if (await room.NamesAsync(id, since, cancel))
                return true;
        return false;
    }

    private Task<bool> AskAsync<TId>(IEntityType type, IProperty property, TId id, CancellationToken cancel)
        where TId : struct, IId<TId>
    {
        if (type.FindOwnership() is not { } ownership)
            return (Task<bool>)AskRows.MakeGenericMethod(type.ClrType, typeof(TId)).Invoke(this, [property, id, cancel])!;
        return (Task<bool>)
            AskOwned
                .MakeGenericMethod(ownership.PrincipalEntityType.ClrType, type.ClrType, typeof(TId))
                .Invoke(this, [ownership.PrincipalToDependent!.Name, property, id, cancel])!;
    }

    private Task<bool> AskRowsAsync<TRow, TId>(IProperty property, TId id, CancellationToken cancel)
        where TRow : class => db.Set<TRow>().IgnoreQueryFilters().AnyAsync(Is<TRow, TId>(property, id), cancel);

    private Task<bool> AskOwnedAsync<TOwner, TRow, TId>(string navigation, IProperty property, TId id, CancellationToken cancel)
        where TOwner : class
        where TRow : class
    {
        var owner = Expression.Parameter(typeof(TOwner));
        var rows = Expression.Lambda<Func<TOwner, IEnumerable<TRow>>>(Expression.PropertyOrField(owner, navigation), owner);
        return db.Set<TOwner>().IgnoreQueryFilters().SelectMany(rows).AnyAsync(Is<TRow, TId>(property, id), cancel);
    }

    private static Expression<Func<TRow, bool>> Is<TRow, TId>(IProperty property, TId id)
    {
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.Equal(value, Expression.Convert(Expression.Constant(id), property.ClrType)),
            row
        );
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static MethodInfo Method(string name) => typeof(Mentions).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
