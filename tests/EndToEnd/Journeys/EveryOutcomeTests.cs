using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>P1 with its children, driven over REST.</summary>
[Collection(SharedHostCollection.Name)]
public sealed class EveryOutcomeTests(SharedHost shared)
{
    [Fact]
    public async Task Twenty_visits_by_four_workers_all_come_to_rest()
    {
        var robot = new Robot(new Api(shared.Host));
        var journeys = new List<RobotJourney>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 20),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, _) =>
            {
                var journey = await robot.RunAsync();
                lock (journeys)
                    journeys.Add(journey);
            }
        );

        journeys.Count.ShouldBe(20);
        journeys.ShouldAllBe(journey => journey.Status == "running" || journey.Status == "finished");
        journeys.ShouldAllBe(journey => journey.Steps.Count > 8);
    }

    /// <summary>
    /// Explores: whatever outcome a task offered that nobody took yet is taken in a new visit that made the same choices up to there.
    /// </summary>
    [Fact]
    public async Task Every_outcome_of_every_activity_leads_somewhere_sensible()
    {
        var robot = new Robot(new Api(shared.Host));
        var taken = new HashSet<(string Activity, string Outcome)>();
        var planned = new HashSet<(string Activity, string Outcome)>();
        var ways = new Queue<Dictionary<Visit, string>>([
            [],
        ]);
        while (ways.TryDequeue(out var way))
        {
            var journey = await robot.RunAsync((task, before) => way.GetValueOrDefault(Visit.Of((string)task["activityId"]!, before)));
            journey.Status.ShouldBeOneOf("running", "finished", "cancelled");
            for (var number = 0; number < journey.Steps.Count; number++)
            {
                var step = journey.Steps[number];
                taken.Add((step.ActivityId, step.Outcome));
                foreach (var other in step.Offered.Where(other => other != step.Outcome && planned.Add((step.ActivityId, other))))
                    ways.Enqueue(new(way) { [Visit.Of(step.ActivityId, journey.Steps.Take(number))] = other });
            }
        }

        planned.Where(pair => !taken.Contains(pair)).ShouldBeEmpty();
        taken.Select(pair => pair.Activity).Distinct().Count().ShouldBeGreaterThan(12);
    }

    /// <summary>
    /// The n-th time that a journey comes to an activity; two tasks may be open at once, so the number of the step would not do.
    /// </summary>
    private readonly record struct Visit(string Activity, int Time)
    {
        public static Visit Of(string activity, IEnumerable<RobotStep> before) =>
            new(activity, before.Count(step => step.ActivityId == activity));
    }
}
