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
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var journey = await robot.RunAsync();
            lock (journeys) journeys.Add(journey);
        });

        journeys.Count.ShouldBe(20);
        journeys.ShouldAllBe(journey => journey.Status == "running" || journey.Status == "finished");
        journeys.ShouldAllBe(journey => journey.Steps.Count > 8);
    }

    /// <summary>Explores: whatever outcome a task offered that nobody took yet is taken in a new visit that goes the same way up to there.</summary>
    [Fact]
    public async Task Every_outcome_of_every_activity_leads_somewhere_sensible()
    {
        var robot = new Robot(new Api(shared.Host));
        var taken = new HashSet<(string Activity, string Outcome)>();
        var ways = new Queue<string[]>([[]]);
        var planned = new HashSet<(string, string)>();
        while (ways.TryDequeue(out var way))
        {
            var journey = await robot.RunAsync((task, step) => step < way.Length ? way[step] : null);
            journey.Status.ShouldBeOneOf("running", "finished", "cancelled");
            foreach (var (step, number) in journey.Steps.Select((step, number) => (step, number)))
            {
                taken.Add((step.ActivityId, step.Outcome));
                foreach (var other in step.Offered.Where(other => other != step.Outcome && planned.Add((step.ActivityId, other))))
                    ways.Enqueue([.. journey.Steps.Take(number).Select(before => before.Outcome), other]);
            }
        }

        planned.Where(pair => !taken.Contains(pair)).ShouldBeEmpty();
        taken.Select(pair => pair.Activity).Distinct().Count().ShouldBeGreaterThan(12);
    }
}
