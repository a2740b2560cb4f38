using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Audit;

/// <summary>The whole history as a file: json, csv, xes (IEEE 1849) or bundle (what the offline verifier takes).</summary>
public static class ExportHistory
{
    public sealed record Query(JourneyId Journey, string Format) : IQuery<Response>;

    public sealed record Response(string FileName, string ContentType, byte[] Content);
}
