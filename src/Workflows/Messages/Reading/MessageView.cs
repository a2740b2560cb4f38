using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Reading;

/// <summary>A message as staff see it; numbers masked (R-PRI-3).</summary>
/// <param name="State">queued, sent, delivered, failed, unknown, dropped, answered; received or taken of what the client wrote.</param>
/// <param name="Text">As it was sent; null as long as it was not.</param>
/// <param name="Note">A code of ours, or what a gateway said.</param>
/// <param name="NumberFails">The last two messages to this number came to nothing.</param>
public sealed record MessageView(
    MessageId Id,
    ClientId ClientId,
    string Client,
    JourneyId? JourneyId,
    bool FromClient,
    string State,
    string? Note,
    string Channel,
    string? Language,
    string? Number,
    string Template,
    string TemplateName,
    string TemplateEnglishName,
    int? TemplateVersion,
    string? Purpose,
    string? Text,
    DateTimeOffset MadeAt,
    DateTimeOffset? SentAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? UsefulUntil,
    string? TakenBy,
    bool NumberFails
);

/// <summary>The only place that shows messages.</summary>
public sealed class MessageViews(CaseFlowDb db, IClientContacts contacts, TextBook texts)
{
    /// <summary>R-MSG-6: a number is marked after so many failures one after the other.</summary>
    private const int Failures = 2;

    private static readonly MessageState[] Settled =
    [
        MessageState.Failed,
        MessageState.Sent,
        MessageState.Delivered,
        MessageState.Answered,
    ];

    public async Task<IReadOnlyList<MessageView>> OfAsync(IReadOnlyList<ClientMessage> messages, CancellationToken cancel)
    {
        var known = await contacts.OfAsync([.. messages.Select(message => message.ClientId).Distinct()], cancel);
        var numbers = messages.Select(message => message.Address).OfType<string>().Distinct().ToList();
        var failing = await FailingAsync(numbers, cancel);
        var names = (await texts.AllAsync(cancel))
            .Where(text => text[0].Kind == TextKind.Message)
            .ToDictionary(text => text[0].Key, text => text[^1]);
        return
        [
            .. messages.Select(message =>
                Of(message, known.GetValueOrDefault(message.ClientId)?.Name ?? "", names.GetValueOrDefault(message.Template), failing)
            ),
        ];
    }

    public async Task<IReadOnlySet<string>> FailingAsync(IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var failed = await db.ClientMessages()
            .Where(row => row.Address != null && numbers.Contains(row.Address) && row.State == MessageState.Failed)
            .GroupBy(row => row.Address!)
            .Where(number => number.Count() >= Failures)
            .Select(number => number.Key)
            .ToListAsync(cancel);
        var failing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in failed)
        {
            var last = await db.ClientMessages()
                .Where(row => row.Address == number && !row.IsFromClient && Settled.Contains(row.State))
                .OrderByDescending(row => row.ChangedAt)
                .Take(Failures)
                .Select(row => row.State)
                .ToListAsync(cancel);
            if (last.TrueForAll(state => state == MessageState.Failed))
                failing.Add(number);
        }

        return failing;
    }

    private static string Mask(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[..1]}***{address[at..]}" : PhoneNumber.Mask(address);

    private static MessageView Of(ClientMessage message, string client, TextVersion? text, IReadOnlySet<string> failing) =>
        new(
            message.Id,
            message.ClientId,
            client,
            message.JourneyId,
            message.IsFromClient,
            message.State.ToText(),
            message.Note,
            message.Channel,
            message.Language,
            message.Address is { } number ? Mask(number) : null,
            message.Template,
            text?.Name ?? message.Template,
            text?.EnglishName ?? message.Template,
            message.TemplateVersion,
            message.Purpose,
            message.Text,
            message.MadeAt,
            message.SentAt,
            message.ChangedAt,
            message.UsefulUntil,
            message.TakenBy,
            message.Address is { } address && failing.Contains(address)
        );
}
