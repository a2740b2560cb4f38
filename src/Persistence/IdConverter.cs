using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Persistence;

/// <summary>A typed id is stored as its uuid.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IId<TId>
{
    private static TId From(Guid value) => TId.From(value);
}
