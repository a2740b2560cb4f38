using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Journeys.Seam;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// Finds out, at the moment at which a message is to leave, whether it still may, how, and in which words: the client's wishes and number
/// of now count, not those of the day it was wanted.
/// </summary>
public sealed class LetterComposer(CaseFlowDb db, TextBook texts, IClientContacts contacts, BranchClock clock)
{
    private const int UsefulHours = 72;
    private const string English = "en";
    private const string Chinese = "zh";

    /// <summary>Nothing stands against it: the message has its text, way and number.</summary>
    public static readonly Verdict Go = new(null);

    /// <param name="State">What becomes of it; null: it goes.</param>
    /// <param name="Until">Put off until then.</param>
    public sealed record Verdict(MessageState? State, string? Note = null, DateTimeOffset? Until = null);

    public async Task<Verdict> ComposeAsync(ClientMessage message, CancellationToken cancel)
    {
        if (await contacts.FindAsync(message.ClientId, cancel) is not { } contact)
            return new Verdict(MessageState.Failed, "no-client");
        var day = await clock.TodayAsync(message.BranchId, cancel);
        var text = await texts.InForceAsync(TextKind.Message, message.Template, day, cancel);
        message.Purpose = text?.Purpose ?? MessagePurpose.Service;
        message.UsefulUntil ??= message.MadeAt.AddHours(text?.UsefulHours ?? UsefulHours);

        if (Unwanted(message.Purpose, contact) is { } unwanted)
            return new Verdict(MessageState.Dropped, unwanted);
        if (clock.Now > message.UsefulUntil)
            return new Verdict(MessageState.Dropped, MessageNotes.TooLate);
        if (await QuietUntilAsync(message, cancel) is { } morning)
            return new Verdict(MessageState.Queued, Until: morning);

        if (!message.FellBack && contact.Channel is { } wished && GatewayChannels.All.Contains(wished))
            message.Channel = wished;
        if (message.Channel == GatewayChannels.Email && contact.Email is null)
            message.Channel = GatewayChannels.Sms;
        message.Address = message.Channel == GatewayChannels.Email ? contact.Email : contact.Mobile;
        message.Language = contact.Language == English ? English : Chinese;
        return text is null ? Go : await FillAsync(message, text, contact, cancel);
    }

    /// <summary>R-MSG-5: who wants none is called about what matters to their health or their appointment.</summary>
    private static string? Unwanted(string purpose, ClientContact contact) =>
        purpose == MessagePurpose.Marketing && contact.MarketingRefusedAt is not null ? MessageNotes.MarketingRefused
        : contact.Channel is not ("none" or "call") ? null
        : IsCalledAbout(purpose) ? MessageNotes.ByPhone
        : MessageNotes.WantsNone;

    public static bool IsCalledAbout(string? purpose) => purpose is MessagePurpose.Appointment or MessagePurpose.Medical;

    private async Task<DateTimeOffset?> QuietUntilAsync(ClientMessage message, CancellationToken cancel)
    {
        if (IsCalledAbout(message.Purpose) || ShippedTexts.Find(TextKind.Message, message.Template) is { IsAskedFor: true })
            return null;
        var span = await ClinicSettings.ReadAsync(db, MessageSettings.Quiet, cancel);
        return MessageSettings.QuietUntil(span, clock.Now, await clock.ZoneAsync(message.BranchId, cancel));
    }

    private async Task<Verdict> FillAsync(ClientMessage message, TextVersion text, ClientContact contact, CancellationToken cancel)
    {
        var says = message.Language == English ? text.English : text.Chinese;
        var names = TextTemplate.NamesIn(says);
        var values = ValuesOf(message);
        values["client"] = contact.Name;
        values["clinic"] = await db.Branches().Where(row => row.Id == message.BranchId).Select(row => row.Name).SingleAsync(cancel);
        if (names.Contains("stop"))
            values["stop"] = await StopAsync(message, cancel);
        if (TextTemplate.Missing(says, values) is { } missing)
            return new Verdict(MessageState.Failed, $"{MessageNotes.ValueMissing}: {missing}");
        (message.Text, message.TemplateVersion) = (TextTemplate.Fill(says, values), text.Number);
        return Go;
    }

    /// <summary>How the client ends marketing; the link is the same however often the message is tried.</summary>
    private async Task<string> StopAsync(ClientMessage message, CancellationToken cancel)
    {
        var word = message.Language == English ? "reply TD" : "回复TD";
        var address = await ClinicSettings.ReadAsync(db, MessageSettings.PublicAddress, cancel);
        if (address == MessageSettings.PublicAddress.Default)
            return word;
        message.StopCode ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        return $"{word} / {address}/stop/{message.StopCode}";
    }

    /// <summary>What the text has places for, and nothing more: a step's inner words do not leave the house.</summary>
    public static IReadOnlyDictionary<string, object?> Parameters(ClientMessage message)
    {
        var values = ValuesOf(message);
        if (message.TemplateVersion is null)
            return values;
        var known = ShippedTexts.NamesFor(TextKind.Message, message.Template);
        return values.Where(value => known.Contains(value.Key)).ToDictionary();
    }

    private static Dictionary<string, object?> ValuesOf(ClientMessage message) =>
        JsonSerializer
            .Deserialize<Dictionary<string, JsonElement>>(message.Values)!
            .ToDictionary(value => value.Key, value => value.Value.ValueKind == JsonValueKind.Null ? null : (object?)value.Value);
}
