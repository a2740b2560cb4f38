namespace CaseFlow.Activities.Common;

/// <summary>The parts of a journey that a client would name, in their usual order.</summary>
public static class Stage
{
    public const string Arrival = "arrival";
    public const string Consultation = "consultation";
    public const string Review = "review";
    public const string Notice = "notice";
    public const string Payment = "payment";
    public const string Photography = "photography";
    public const string Treatment = "treatment";
    public const string Departure = "departure";
    public const string FollowUp = "follow-up";

    public static readonly IReadOnlyList<string> All =
    [
        Arrival,
        Consultation,
        Review,
        Notice,
        Payment,
        Photography,
        Treatment,
        Departure,
        FollowUp,
    ];
}
