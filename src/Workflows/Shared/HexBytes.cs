using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Workflows.Shared;

/// <summary>A hash is stored as its bytes, which take half the room of their letters.</summary>
public sealed class HexBytes()
    : ValueConverter<string, byte[]>(hash => Convert.FromHexString(hash), bytes => Convert.ToHexStringLower(bytes));
