using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Clients;

/// <summary>
/// What a visit's forms told about the client goes into the client's record; what it has no place for stays in the journey's history.
/// </summary>
public sealed class WhenClientFactsLearned(FactBook book) : IConsume<ClientFactsLearned>
{
    public async Task ConsumeAsync(ClientFactsLearned @event, EmittedFrom from, CancellationToken cancel)
    {
        if (from.Journey.Client is not { } client)
            return;
        var (before, sheet) = (ClientFacts.Of(client), await book.OpenAsync(client, FactSources.Visit, cancel, from.Journey.Id));
        foreach (var (key, fact) in @event.Facts)
            Learn(client, key, fact, sheet);
        await book.CloseAsync(sheet, cancel, before);
    }

    private static void Learn(Client client, string key, object? fact, FactSheet sheet)
    {
        switch (key)
        {
            case "gender" when Text(fact) is { } gender:
                client.Gender = gender;
                break;
            case "birthday"
                when DateOnly.TryParseExact(Text(fact), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthday)
                    && birthday <= sheet.Pen.Today:
                client.Birthday = birthday;
                break;
            case "allergies":
                sheet.AddAllergies(Texts(fact));
                break;
            case "flags":
                client.Flags = Texts(fact);
                break;
            case "preferredChannel" when Text(fact) is { } wish && ClientWishes.Channels.Contains(wish):
                client.PreferredChannel = wish;
                break;
            case "sourceChannel" when Text(fact) is { } channel:
                client.SourceChannel = channel;
                break;
            case "referrer" when Text(fact) is { } referrer:
                client.Referrer = referrer;
                break;
        }
    }

    private static string? Text(object? fact) => ValueJson.From(fact) is string { Length: > 0 } text ? text : null;

    private static List<string> Texts(object? fact) =>
        ValueJson.From(fact) switch
        {
            List<object?> list => [.. list.OfType<string>()],
            string { Length: > 0 } text => [text],
            _ => [],
        };
}
