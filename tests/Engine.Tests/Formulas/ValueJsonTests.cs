using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Tests.Formulas;

public sealed class ValueJsonTests
{
    private sealed record Item(string Name, decimal Price, DateTimeOffset At, InstanceStatus Status, int? Count);

    [Fact]
    public void A_record_becomes_a_value_and_comes_back()
    {
        var item = new Item("针剂", 1280.00m, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), InstanceStatus.Waiting, null);

        var value = ValueJson.From(item).ShouldBeOfType<Dictionary<string, object?>>();

        value["price"].ShouldBe("1280.00");
        value["status"].ShouldBe("Waiting");
        ValueJson.To<Item>(value).ShouldBe(item);
    }

    [Theory]
    [InlineData("5", typeof(int), 5)]
    [InlineData(5d, typeof(int), 5)]
    [InlineData("True", typeof(bool), true)]
    [InlineData(0d, typeof(bool), false)]
    [InlineData(5d, typeof(string), "5")]
    [InlineData(0.1, typeof(string), "0.1")]
    [InlineData(
        "waitany",
        typeof(CaseFlow.Engine.Primitives.Flowcharts.FlowJoinMode),
        CaseFlow.Engine.Primitives.Flowcharts.FlowJoinMode.WaitAny
    )]
    [InlineData(null, typeof(int), 0)]
    [InlineData(null, typeof(string), null)]
    public void Conversion_is_lenient(object? value, Type type, object? expected) =>
        typeof(ValueJson).GetMethod(nameof(ValueJson.To))!.MakeGenericMethod(type).Invoke(null, [value, null]).ShouldBe(expected);

    [Fact]
    public void What_cannot_be_converted_says_so()
    {
        Should.Throw<FormatException>(() => ValueJson.To<int>("five")).Message.ShouldBe("\"five\" is not a Int32.");
        Should.Throw<FormatException>(() => ValueJson.To<int>(1.5));
        Should.Throw<FormatException>(() => ValueJson.To<List<string>>(new Dictionary<string, object?>()));
        Should.Throw<FormatException>(() => ValueJson.To<DateTimeOffset>("tomorrow"));
        Should.Throw<FormatException>(() => ValueJson.To<int>(1e300));
    }

    [Fact]
    public void Text_that_is_JSON_becomes_what_it_says_where_an_object_is_meant()
    {
        ValueJson.To<List<string>>("[\"a\",\"b\"]").ShouldBe(["a", "b"]);
        ValueJson.To<Dictionary<string, object?>>("{\"a\":[1]}")!["a"].ShouldBeOfType<List<object?>>().ShouldBe([1d]);
        ValueJson.To<TimeSpan>("00:10:00").ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void What_JSON_cannot_say_becomes_null()
    {
        ValueJson.From(double.NaN).ShouldBeNull();
        ValueJson.From(new List<object?> { double.PositiveInfinity, 1 }).ShouldBeOfType<List<object?>>().ShouldBe([null, 1d]);
    }

    [Fact]
    public void What_is_nested_too_deep_or_in_itself_is_refused_before_it_is_stored()
    {
        var snake = new List<object?>();
        snake.Add(snake);

        Should.Throw<FormatException>(() => ValueJson.From(snake)).Message.ShouldContain("50 deep");
    }

    [Fact]
    public void A_form_of_state_that_is_not_known_is_refused() =>
        Should.Throw<NotSupportedException>(() => WorkflowInstance.Read("{\"v\":99}"u8)).Message.ShouldContain("form 99");

    [Fact]
    public void JSON_is_read_and_written_alike()
    {
        const string json = """{"a":[1,2.5,true,null,"文"],"b":{"c":{}}}""";

        ValueJson
            .Write(ValueJson.Read(JsonDocument.Parse(json).RootElement))!
            .ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe(json);
    }
}
