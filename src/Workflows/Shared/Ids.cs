using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Shared;

/// <summary>An id that cannot be mistaken for another kind's. Stored as uuid, written as text.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

[JsonConverter(typeof(IdJson<BranchId>))]
public readonly record struct BranchId(Guid Value) : IId<BranchId>
{
    public static BranchId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<PersonId>))]
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<ClientId>))]
public readonly record struct ClientId(Guid Value) : IId<ClientId>
{
    public static ClientId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

/// <summary>The root instance's id.</summary>
[JsonConverter(typeof(IdJson<JourneyId>))]
public readonly record struct JourneyId(Guid Value) : IId<JourneyId>
{
    public static JourneyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<TaskId>))]
public readonly record struct TaskId(Guid Value) : IId<TaskId>
{
    public static TaskId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<TaskFilterId>))]
public readonly record struct TaskFilterId(Guid Value) : IId<TaskFilterId>
{
    public static TaskFilterId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<PushDeviceId>))]
public readonly record struct PushDeviceId(Guid Value) : IId<PushDeviceId>
{
    public static PushDeviceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<NoticeId>))]
public readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<MessageId>))]
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<FileId>))]
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<PriceItemId>))]
public readonly record struct PriceItemId(Guid Value) : IId<PriceItemId>
{
    public static PriceItemId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<OrderId>))]
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<RoomId>))]
public readonly record struct RoomId(Guid Value) : IId<RoomId>
{
    public static RoomId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<DeviceId>))]
public readonly record struct DeviceId(Guid Value) : IId<DeviceId>
{
    public static DeviceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<LeaveId>))]
public readonly record struct LeaveId(Guid Value) : IId<LeaveId>
{
    public static LeaveId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(IdJson<TableImportId>))]
public readonly record struct TableImportId(Guid Value) : IId<TableImportId>
{
    public static TableImportId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("D");
}

/// <summary>Ids are strings in JSON, in answers as in stored ones.</summary>
public sealed class IdJson<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value) ? TId.From(value) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
