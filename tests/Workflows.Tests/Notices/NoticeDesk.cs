using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>A clinic of its own for each test, and what the people in it are told.</summary>
public abstract class NoticeDesk(Store store) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-notices-");

    protected SmallClinic Clinic { get; } = new(store);

    public async Task InitializeAsync()
    {
        await Clinic.InitializeAsync();
        foreach (var definition in NoticeProcedures.All)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{definition["definitionId"]}.json"), definition.ToJsonString());
        await Clinic.ImportAsync(folder.FullName);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)Clinic).DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected async Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) => await NoticesOfAsync(who, ListNotices.UnreadBox);

    protected async Task<IReadOnlyList<NoticeView>> NoticesOfAsync(string who, string box = ListNotices.AllBox) =>
        (await Clinic.As(who).SendAsync(new ListNotices.Query(box))).ShouldSucceed().Items;

    protected async Task<int> OnTopOfAsync(string who) =>
        (await Clinic.As(who).SendAsync(new CountNotices.Query())).ShouldSucceed().OnTop.Count;

    protected async Task<NoticeView> ConfirmAsync(string who, NoticeId notice) =>
        (await Clinic.As(who).SendAsync(new ConfirmNotice.Command(notice))).ShouldSucceed();

    protected async Task<NoticeView> ReadAsync(string who, NoticeId notice) =>
        (await Clinic.As(who).SendAsync(new ReadNotice.Command(notice))).ShouldSucceed();

    protected async Task<int> RaiseAfterAsync(TimeSpan time)
    {
        Clinic.Clock.Advance(time);
        return (await Clinic.AsSystem.SendAsync(new RaiseNotices.Command())).ShouldSucceed().Raised;
    }

    protected async Task<TaskId> TaskOfAsync(JourneyDetail journey) => (await Clinic.ReadAsync(journey.Id)).OpenTasks.Single().Id;
}
