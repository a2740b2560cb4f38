using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows;

/// <summary>
/// Everything that is stored. Rows of a branch are seen only by people of that branch (see <see cref="IOfBranch"/>). Handlers stage; the
/// unit of work commits.
/// </summary>
public abstract class CaseFlowDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Branch> Branches => Set<Branch>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Journey> Journeys => Set<Journey>();
    public DbSet<JourneyPerson> JourneyStaff => Set<JourneyPerson>();
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<BookmarkRow> Bookmarks => Set<BookmarkRow>();
    public DbSet<Activation> Activations => Set<Activation>();
    public DbSet<TaskItem> Tasks => Set<TaskItem>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<JourneyArchive> Archives => Set<JourneyArchive>();
    public DbSet<ArchivedTask> ArchivedTasks => Set<ArchivedTask>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<IdempotencyRecord> Answers => Set<IdempotencyRecord>();
    public DbSet<DefinitionVersion> Definitions => Set<DefinitionVersion>();
    public DbSet<DefinitionChange> DefinitionChanges => Set<DefinitionChange>();
    public DbSet<PublicationRequest> PublicationRequests => Set<PublicationRequest>();
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();
    public DbSet<TriggerRow> Triggers => Set<TriggerRow>();
    public DbSet<FormVersion> Forms => Set<FormVersion>();
    public DbSet<PriceItem> PriceItems => Set<PriceItem>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>How many versions of forms were stored when a case was read; null before that. None is ever taken away.</summary>
    public int? StoredForms { get; protected set; }

    /// <summary>Those that this unit of work has opened; <see cref="Case"/> alone looks here.</summary>
    internal Dictionary<JourneyId, Case> Cases { get; } = [];

    /// <summary>
    /// For <see cref="Case"/>: reads with one question the journey and its client, the instances that have not ended, their waits, its open
    /// tasks and their people.
    /// </summary>
    protected internal abstract Task ReadCaseAsync(JourneyId journey, CancellationToken cancel);

    /// <summary>The same for the journey of this task, and the task itself even if it is closed.</summary>
    protected internal abstract Task ReadCaseOfAsync(TaskId task, CancellationToken cancel);

    /// <summary>What was read so far counts no more.</summary>
    protected void CloseCases()
    {
        Cases.Clear();
        StoredForms = null;
    }
}
