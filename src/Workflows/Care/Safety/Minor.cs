using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// R-SAFE-9: under eighteen stands among what is known of a client as long as it is so, so that a doctor's medical reason is asked for as
/// it is for any other fact. Counted here alone, never by a form.
/// </summary>
public static class Minor
{
    public const string Kind = "age";
    public const string Text = "under-18";
    private const int OfAge = 18;

    public static IReadOnlyList<MedicalFact> FactsOf(ClientId client, DateOnly? birthday, DateOnly today) =>
        birthday is { } born && today < ComesOfAge(born)
            ?
            [
                new MedicalFact
                {
                    ClientId = client,
                    Kind = Kind,
                    Text = Text,
                    Source = FactSources.Earlier,
                    LearnedBy = "",
                },
            ]
            : [];

    /// <summary>Who was born on 29 February comes of age on 1 March.</summary>
    public static DateOnly ComesOfAge(DateOnly born)
    {
        var day = born.AddYears(OfAge);
        return day.Day == born.Day ? day : day.AddDays(1);
    }
}
