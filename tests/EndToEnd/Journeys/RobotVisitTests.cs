using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>P1 with its children, driven over REST; every outcome of every step is taken in the tests of the definitions.</summary>
[Collection(SharedHostCollection.Name)]
public sealed class RobotVisitTests(SharedHost shared)
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
}
