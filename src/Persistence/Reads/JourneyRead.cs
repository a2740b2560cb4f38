using System.Data.Common;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Reads;

/// <summary>
/// All that a step of a journey may touch, in one question with nine answers. As EF queries these would be nine questions, each
/// translated, prepared and materialised on its own; "CPU each" and "questions to the database" of the benchmark's part <c>resume</c> show
/// the difference. Lives with the model.
/// </summary>
internal sealed class JourneyRead
{
    /// <summary>The name of the question's one parameter: the journey's id, or the task's.</summary>
    public const string Parameter = "@id";

    private readonly RowReader<Client> clients;
    private readonly RowReader<Journey> journeys;
    private readonly RowReader<JourneyPerson> staff;
    private readonly RowReader<InstanceRow> instances;
    private readonly RowReader<BookmarkRow> bookmarks;
    private readonly RowReader<Person> people;
    private readonly RowReader<TaskItem> tasks;
    private readonly RowReader<Notice> notices;

    private JourneyRead(IModel model)
    {
        (clients, journeys, staff, instances) = (new(model), new(model), new(model), new(model));
        (bookmarks, people, tasks, notices) = (new(model), new(model), new(model), new(model));
        ByJourney = Text(Parameter, Parameter);
        ByTask = Text($"""(SELECT "JourneyId" FROM "Tasks" WHERE "Id" = {Parameter})""", Parameter);
    }

    public string ByJourney { get; }

    /// <summary>The task's journey, and the task itself even if it is closed.</summary>
    public string ByTask { get; }

    public static JourneyRead Of(IModel model) =>
        model.GetOrAddRuntimeAnnotationValue("CaseFlow:JourneyRead", static known => new JourneyRead(known!), model);

    /// <summary>A journey's or a task's id as the database takes it.</summary>
    public object Value(object id) => id is TaskId ? tasks.KeyOf(id) : journeys.KeyOf(id);

    /// <summary>Tracks the rows of all answers, in the order of <see cref="Text"/>.</summary>
    /// <returns>How many versions of forms are stored.</returns>
    public int Track(DbContext db, DbDataReader reader)
    {
        var tracked = new TrackedRows(db);
        var isFirst = tracked.IsEmpty;
        clients.Track(tracked, reader, isFirst);
        reader.NextResult();
        journeys.Track(tracked, reader, isFirst);
        reader.NextResult();
        staff.Track(tracked, reader, isFirst);
        reader.NextResult();
        instances.Track(tracked, reader, isFirst);
        reader.NextResult();
        bookmarks.Track(tracked, reader, isFirst);
        reader.NextResult();
        people.Track(tracked, reader, isFirst);
        reader.NextResult();
        tasks.Track(tracked, reader, isFirst);
        reader.NextResult();
        notices.Track(tracked, reader, isFirst);
        reader.NextResult();
        reader.Read();
        return (int)reader.GetInt64(0);
    }

    private string Text(string journey, string task)
    {
        var open = $""" "JourneyId" = {journey} AND "Status" = 'Open'""";
        var ofTasks = $"""FROM "Tasks" WHERE "Id" = {task} OR ({open})""";
        return string.Join(
            ";\n",
            $"""{clients.From} WHERE "Id" = (SELECT "ClientId" FROM "Journeys" WHERE "Id" = {journey})""",
            $"""{journeys.From} WHERE "Id" = {journey}""",
            $"""{staff.From} WHERE "JourneyId" = {journey}""",
            $"""{instances.From} WHERE "JourneyId" = {journey} AND "Status" NOT IN ('Finished', 'Cancelled')""",
            $"""{bookmarks.From} WHERE "InstanceId" IN (SELECT "Id" FROM "Instances" WHERE "JourneyId" = {journey})""",
            $"""{people.From} WHERE "Id" IN (SELECT "AssigneeId" {ofTasks} UNION SELECT "ForPersonId" {ofTasks})""",
            $"""{tasks.From} WHERE "Id" = {task} OR ({open})""",
            $"""{notices.From} WHERE "JourneyId" = {journey} AND "State" <> 'Closed'""",
            """SELECT COUNT(*) FROM "Forms" """
        );
    }
}
