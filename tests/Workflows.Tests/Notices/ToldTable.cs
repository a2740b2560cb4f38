using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>
/// Every "is told" of the procedures that can come about today, one line each: the rule, what happens, who looks at their bell and what
/// they find there. What depends on more than a step of a procedure has tests of its own: leave, licences, shifts, messages, reactions.
/// </summary>
public sealed class ToldTable(ToldTable.Desk desk) : IClassFixture<ToldTable.Desk>
{
    public static TheoryData<string, string, string, string, bool> Lines =>
        new()
        {
            { "R-PAY-4 signature waits", "signature", "manager02", "task.waits", false },
            { "P1.6 review waits", "review", "doctor02", "task.waits", false },
            { "P2.3 collection waits", "collection", "cashier02", "task.waits", false },
            { "R-PAY-9 repayment waits", "repayment", "finance02", "task.waits", false },
            { "R-ESC-1 reaction, director", "reaction", "medical-director02", "treatment.adverse-reaction", true },
            { "R-ESC-1 reaction, doctor", "reaction", "doctor02", "task.waits", true },
            { "R-TRE-3 numbing over", "numbing +40", "nurse02", "treatment.anaesthetic-over", true },
            { "P6 mask over", "mask +20", "nurse02", "treatment.mask-over", false },
            { "P6 observation over", "observation +20", "nurse02", "treatment.observation-over", false },
            { "R-ESC-4 overdue", "talk-then-treat +120", "manager02", "task-overdue", false },
            { "R-TRI-6 waits 10, person", "signature +10", "manager02", "client.waits-long", false },
            { "R-TRI-6 waits 10, desk", "review +10", "front-desk02", "client.waits-long", false },
            { "R-TRI-6 waits 20, manager", "review +20", "manager02", "client.waits-too-long", false },
            { "R-MSG-1 unread 4 hours, lead", "collection +240", "manager02", "task.waits", false },
            { "R-MSG-3 urgent 2 minutes, again", "reaction +2", "doctor02", "task.waits", true },
            { "R-MSG-3 urgent 2 minutes, lead", "numbing +42", "medical-director02", "treatment.anaesthetic-over", true },
            { "R-MSG-3 urgent 5 minutes, manager", "numbing +45", "manager02", "treatment.anaesthetic-over", true },
            { "R-MSG-2 incident", "broken", "process-manager02", "journey.incident", false },
            { "R-MSG-1 in a procedure's own words", "own-words", "medical-director02", "clean-room", false },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task R_MSG_2_whoever_must_be_told_finds_it_at_their_bell(string rule, string happens, string who, string what, bool urgent)
    {
        var parts = happens.Split(" +");
        var journey = await desk.Clinic.StartAsync(parts[0]);
        if (parts.Length > 1)
            await desk.PassAsync(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));

        var told = (await desk.UnreadOfAsync(who)).Where(notice => notice.JourneyId == journey.Id && notice.What == what).ToList();

        told.ShouldHaveSingleItem(rule).Urgent.ShouldBe(urgent, rule);
        (await desk.UnreadOfAsync("archivist01")).ShouldBeEmpty();
    }

    /// <summary>One clinic for all lines: each begins a journey of its own and looks for what is told of that one.</summary>
    public sealed class Desk() : NoticeDesk(Stores.Usual)
    {
        public new SmallClinic Clinic => base.Clinic;

        public new Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) => base.UnreadOfAsync(who);

        /// <summary>Minute by minute, as the workers look.</summary>
        public async Task PassAsync(int minutes)
        {
            for (var minute = 0; minute < minutes; minute += Math.Min(minutes - minute, minutes > 60 ? 30 : 1))
            {
                await Clinic.PassAsync(TimeSpan.FromMinutes(minutes > 60 ? 30 : 1));
                (await Clinic.AsSystem.SendAsync(new WatchWaiting.Command())).ShouldSucceed();
                while ((await Clinic.AsSystem.SendAsync(new RaiseNotices.Command())).ShouldSucceed().Raised > 0) { }
            }
        }
    }
}
