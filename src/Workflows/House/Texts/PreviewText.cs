using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>
/// A text as a client would read it, with values as examples; filled as it is when it is sent, so both are the same.
/// </summary>
public static class PreviewText
{
    private static readonly Dictionary<string, object?> Examples = new()
    {
        ["client"] = "林小满",
        ["clinic"] = "静安门诊",
        ["amount"] = "1280.00",
        ["total"] = "3800.00",
        ["date"] = "2026-12-01",
        ["time"] = "14:30",
        ["count"] = 3,
        ["code"] = "246810",
        ["link"] = "https://example.com/a1",
        ["stop"] = "TD",
        ["item"] = "光子嫩肤",
        ["doctor"] = "陈医生",
        ["phone"] = "021-60001234",
    };

    /// <param name="Values">Instead of the examples.</param>
    public sealed record Query(
        string Kind,
        string Key,
        string? Chinese,
        string? English,
        IReadOnlyDictionary<string, object?>? Values = null
    ) : IQuery<Response>;

    public sealed record Response(Side Chinese, Side English);

    /// <param name="Text">Null: it has a fault.</param>
    /// <param name="FaultCode">Which text of ours says what is wrong.</param>
    public sealed record Side(string? Text, string? FaultCode = null, string? Fault = null);

    public sealed class Handler(CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            Task.FromResult<Result<Response>>(
                person.May(HouseRoom.ReadTexts)
                    ? new Response(Fill(query, query.Chinese), Fill(query, query.English))
                    : Refusal.Forbidden("text.may-not-read")
            );

        private static Side Fill(Query query, string? text)
        {
            var names = ShippedTexts.NamesFor(query.Kind, query.Key);
            if (TextTemplate.Check(text ?? "", names) is { } fault)
                return new Side(null, fault.Code, fault.What);
            return new Side(TextTemplate.Fill(text ?? "", query.Values ?? Examples));
        }
    }
}
