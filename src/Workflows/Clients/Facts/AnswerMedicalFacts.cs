using CaseFlow.Activities.Visits;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>R-SAFE-1: what a visit's form says of medical facts is added to what is known, and never wipes any of it.</summary>
public sealed class AnswerMedicalFacts(FactBook book) : IAnswer<MedicalFactsTold>
{
    public async Task<Reply> AnswerAsync(MedicalFactsTold question, AskedBy by, CancellationToken cancel)
    {
        if (by.Journey.Client is not { } client)
            return Reply.Yes(question.Facts.Where(fact => fact.Kind == FactKinds.Allergy).Select(fact => fact.Text).ToList());
        var sheet = await book.OpenAsync(client, FactSources.Visit, cancel, by.Journey.Id);
        if (RefusalOf(question, sheet) is { } no)
            return no;
        foreach (var told in question.Facts)
            Write(told, sheet);
        foreach (var none in question.None)
            sheet.Ask(none.Kind);
        await book.CloseAsync(sheet, cancel);
        return Reply.Yes(client.Allergies.ToList());
    }

    private static Reply? RefusalOf(MedicalFactsTold question, FactSheet sheet)
    {
        foreach (var told in question.Facts)
        {
            if (!FactKinds.All.Contains(told.Kind) && told.Fact is null)
                return Reply.No(told.Field, "field.unknown-option");
            if (told.Fact is { } id && FindIn(sheet, id) is null)
                return Reply.No(told.Field, "facts.not-found");
            if (told.EndedOn > sheet.Pen.Today)
                return Reply.No($"{told.Field}.endedOn", "facts.in-future");
        }

        var answered = question.Facts.Where(told => told.Fact is not null).Select(told => FindIn(sheet, told.Fact!)!).ToList();
        var passedOver = sheet.Live.Where(fact => !answered.Exists(one => one.IsSame(fact))).ToList();
        if (question.ConfirmsAll && passedOver.Count > 0)
            return Reply.No("facts", "facts.not-confirmed", FactSheet.NamesOf(passedOver));
        var ended = question
            .Facts.Where(told => told.Fact is not null && told.State == ToldFact.Ended)
            .Select(told => FindIn(sheet, told.Fact!)!);
        var left = sheet.Live.Where(fact => !ended.Any(one => one.IsSame(fact))).ToList();
        foreach (var none in question.None)
        {
            var known = left.Where(fact => fact.Kind == none.Kind).ToList();
            if (known.Count > 0 || question.Facts.Any(told => told.Fact is null && told.Kind == none.Kind))
                return Reply.No(none.Field, "facts.none-beside-known", FactSheet.NamesOf(known));
        }

        return null;
    }

    private static void Write(ToldFact told, FactSheet sheet)
    {
        if (told.Fact is not { } id)
        {
            sheet.Add(told.Kind, told.Text, told.Note, isSure: told.State != ToldFact.Unsure);
            return;
        }

        var fact = FindIn(sheet, id)!;
        if (!fact.IsLive)
            return; // the same fact of two files, answered by its other row
        if (told.State == ToldFact.Ended)
            sheet.End(fact, told.EndedOn ?? sheet.Pen.Today);
        else if (told.State == ToldFact.Unsure)
            sheet.Doubt(fact);
        else
            sheet.Confirm(fact);
    }

    private static MedicalFact? FindIn(FactSheet sheet, string id) => Guid.TryParse(id, out var fact) ? sheet.Find(fact) : null;
}
