using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class FactTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static int next = 56_000_000;

    [Fact]
    public async Task R_SAFE_1_two_people_who_add_an_allergy_from_the_same_reading_both_stay()
    {
        var client = await RegisterAsync("双加");

        (await ChangeAsync(client, ["青霉素"])).ShouldSucceed();
        (await ChangeAsync(client, ["乳胶"])).ShouldSucceed().Allergies.ShouldBe(["青霉素", "乳胶"]);
        var both = await Task.WhenAll(AddAsync(Roles.Nurse, client, "allergy", "碘"), AddAsync(Roles.Doctor, client, "allergy", "酒精"));

        both.ShouldAllBe(one => one.IsSuccess);
        (await ReadAsync(client)).Allergies.ShouldBe(["青霉素", "乳胶", "碘", "酒精"], ignoreOrder: true);
    }

    [Fact]
    public async Task R_SAFE_1_the_same_fact_is_kept_once_however_it_is_written()
    {
        var client = await RegisterAsync("同一条");

        (await ChangeAsync(client, ["青霉素", " 青霉素 ", "青霉素", "Latex", "ＬＡＴＥＸ", "乳胶"])).ShouldSucceed();
        foreach (var text in new[] { "抗凝药", "anticoagulant", "Anticoagulants" })
            (await AddAsync(Roles.Assistant, client, "medicine", text)).ShouldSucceed();

        (await ReadAsync(client)).Allergies.ShouldBe(["青霉素", "Latex"]);
        var medicine = (await FactsAsync(client)).Single(fact => fact.Kind == "medicine");
        (medicine.Text, medicine.Label.Chinese, medicine.State).ShouldBe(("anticoagulant", "抗凝药", "active"));
    }

    [Fact]
    public async Task R_SAFE_1_none_beside_a_known_allergy_is_refused_and_nobody_leaves_one_out_of_a_list()
    {
        var client = await RegisterAsync("不清空");
        var known = (await ChangeAsync(client, ["青霉素"])).ShouldSucceed();

        (await ChangeAsync(client, [])).ShouldBeInvalid("allergies", "facts.not-left-out").Arguments.ShouldBe(["青霉素"]);
        (await ChangeAsync(client, ["乳胶"], known.Revision)).ShouldBeInvalid("allergies", "facts.not-left-out");
        (await clinic.As(Roles.Assistant).SendAsync(new ConfirmFacts.Command(client, None: ["allergy"]))).ShouldBeInvalid(
            "none",
            "facts.none-beside-known"
        );

        (await ReadAsync(client)).Allergies.ShouldBe(["青霉素"]);
    }

    [Fact]
    public async Task R_SAFE_1_none_known_not_asked_and_unconfirmed_differ()
    {
        var client = await RegisterAsync("三种");
        (await KindAsync(client, "allergy")).ShouldBe((false, false));

        (await clinic.As(Roles.Nurse).SendAsync(new ConfirmFacts.Command(client, None: ["allergy"]))).ShouldSucceed();
        (await KindAsync(client, "allergy")).ShouldBe((true, false));
        (await KindAsync(client, "medicine")).ShouldBe((false, false));
        (await ReadAsync(client)).AllergiesAskedAt.ShouldBe(clinic.Clock.Now);

        (await AddAsync(Roles.Assistant, client, "allergy", "碘", unconfirmed: true)).ShouldSucceed();
        var head = await ReadAsync(client);
        head.Allergies.ShouldBe(["碘"]);
        head.UnconfirmedAllergies.ShouldBe(["碘"]);
        await ConfirmAsync(client);
        head = await ReadAsync(client);
        head.Allergies.ShouldBe(["碘"]);
        head.UnconfirmedAllergies.ShouldBe([]);
    }

    [Fact]
    public async Task R_APP_9_what_booking_is_told_is_unconfirmed_and_booking_reads_no_illness()
    {
        var client = await RegisterAsync("电话里说");
        (await AddAsync(Roles.Nurse, client, "illness", "epilepsy")).ShouldSucceed();

        var told = (await AddAsync(Roles.Booking, client, "allergy", "青霉素")).ShouldSucceed();

        var fact = told.Facts.ShouldHaveSingleItem();
        (fact.Text, fact.State, fact.Sources.Single().Source, fact.Sources.Single().By).ShouldBe(
            ("青霉素", "unconfirmed", "told", "booking01")
        );
        (await clinic.As(Roles.Booking).SendAsync(new ListFacts.Query(client))).ShouldBeRefused("facts.may-not-read");
        (await clinic.As(Roles.Booking).SendAsync(new ConfirmFacts.Command(client, [fact.Id]))).ShouldBeRefused("facts.may-not-write");
        (await AddAsync(Roles.Cashier, client, "allergy", "碘")).ShouldBeRefused("facts.may-not-write");
    }

    [Fact]
    public async Task R_SAFE_1_only_a_doctor_refutes_a_fact_and_says_why()
    {
        var client = await RegisterAsync("排除");
        var fact = (await AddAsync(Roles.Assistant, client, "allergy", "利多卡因")).ShouldSucceed().Facts.Single();

        (await clinic.As(Roles.Nurse).SendAsync(new RefuteFact.Command(client, fact.Id, "没有"))).ShouldBeRefused("facts.only-a-doctor");
        (await clinic.As(Roles.Doctor).SendAsync(new RefuteFact.Command(client, fact.Id, " "))).ShouldBeInvalid("reason", "field.required");
        (await clinic.As(Roles.Doctor).SendAsync(new RefuteFact.Command(client, fact.Id, "皮试阴性"))).ShouldSucceed();

        (await ReadAsync(client)).Allergies.ShouldBeEmpty();
        var refuted = (await FactsAsync(client)).ShouldHaveSingleItem();
        (refuted.State, refuted.Reason).ShouldBe(("refuted", "皮试阴性"));
        (await clinic.As(Roles.Doctor).SendAsync(new RefuteFact.Command(client, fact.Id, "再次"))).ShouldBeRefused("facts.is-over");
        (await AddAsync(Roles.Nurse, client, "allergy", "利多卡因")).ShouldSucceed();
        (await ReadAsync(client)).UnconfirmedAllergies.ShouldBe(["利多卡因"], "a nurse does not overrule a doctor, and nothing is hidden");
    }

    [Fact]
    public async Task R_SAFE_1_what_is_over_has_its_day_and_stays_to_be_read()
    {
        var client = await RegisterAsync("停药");
        var fact = (await AddAsync(Roles.Assistant, client, "medicine", "isotretinoin")).ShouldSucceed().Facts.Single();
        var today = DateOnly.FromDateTime(clinic.Clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

        (await EndAsync(client, fact.Id, null)).ShouldBeInvalid("on", "field.required");
        (await EndAsync(client, fact.Id, today.AddDays(1))).ShouldBeInvalid("on", "facts.in-future");
        (await EndAsync(client, Guid.NewGuid(), today)).ShouldBeRefused("facts.not-found");
        (await EndAsync(client, fact.Id, today.AddDays(-30))).ShouldSucceed();

        var over = (await FactsAsync(client)).ShouldHaveSingleItem();
        (over.State, over.EndedOn).ShouldBe(("ended", today.AddDays(-30)));
    }

    [Fact]
    public async Task R_SAFE_2_a_fact_counts_as_confirmed_on_the_day_on_which_the_client_was_asked()
    {
        var client = await RegisterAsync("每次确认");
        (await AddAsync(Roles.Assistant, client, "illness", "diabetes")).ShouldSucceed().Facts.Single().ConfirmedToday.ShouldBeTrue();

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        (await FactsAsync(client)).Single().ConfirmedToday.ShouldBeFalse();
        await ConfirmAsync(client);

        var fact = (await FactsAsync(client)).Single();
        (fact.ConfirmedToday, fact.ConfirmedBy).ShouldBe((true, "nurse01"));
    }

    [Fact]
    public async Task R_SAFE_1_the_chained_history_keeps_every_state_and_shows_illnesses_to_whom_may_read_them()
    {
        var client = await RegisterAsync("史");
        var fact = (await AddAsync(Roles.Assistant, client, "illness", "hepatitis")).ShouldSucceed().Facts.Single();
        (await AddAsync(Roles.Assistant, client, "allergy", "青霉素")).ShouldSucceed();
        (await clinic.As(Roles.Doctor).SendAsync(new RefuteFact.Command(client, fact.Id, "化验阴性"))).ShouldSucceed();

        var seen = await HistoryAsync(Roles.FrontDesk, client);

        seen.BrokenAt.ShouldBeNull();
        seen.Items.SelectMany(entry => entry.Facts)
            .Select(change => (change.Text, change.Before, change.After, change.Reason))
            .ShouldBe([
                ("hepatitis", null, "active", null),
                ("青霉素", null, "active", null),
                ("hepatitis", "active", "refuted", "化验阴性"),
            ]);
        (seen.Items[^1].Actor, seen.Items[^1].Type).ShouldBe(("doctor01", ClientEntry.FactsChanged));
        var archivist = await HistoryAsync(Roles.Archivist, client);
        archivist.Items.SelectMany(entry => entry.Facts).Select(change => change.Text).ShouldBe(["青霉素"]);
    }

    [Fact]
    public async Task R_ID_3_a_merge_keeps_facts_with_their_sources_and_names_the_journeys_that_came_along()
    {
        var (one, other) = (await RegisterAsync("合并病史甲"), await RegisterAsync("合并病史乙"));
        (await AddAsync(Roles.Assistant, one, "allergy", "Latex")).ShouldSucceed();
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        (await AddAsync(Roles.Nurse, other, "allergy", "乳胶")).ShouldSucceed();
        (await AddAsync(Roles.Nurse, other, "illness", "diabetes")).ShouldSucceed();
        var merge = (await clinic.As(Roles.FrontDesk).SendAsync(new RequestMerge.Command(one, other, "同一个人"))).ShouldSucceed();
        (await clinic.As(Roles.Manager).SendAsync(new DecideMerge.Command(merge.Id, true))).ShouldSucceed();

        (await ReadAsync(other)).Allergies.ShouldBe(["Latex"]);
        var facts = await FactsAsync(other);
        facts.Select(fact => fact.Kind).ShouldBe(["allergy", "illness"]);
        facts[0].Sources.Select(source => source.By).ShouldBe(["assistant01", "nurse01"]);

        (await clinic.As(Roles.Manager).SendAsync(new UndoMerge.Command(merge.Id, "认错人"))).ShouldSucceed();
        (await FactsAsync(one)).ShouldHaveSingleItem().Text.ShouldBe("Latex");
        (await FactsAsync(other)).Count.ShouldBe(2);
        (await ReadAsync(one)).Allergies.ShouldBe(["Latex"]);
    }

    [Fact]
    public async Task Who_is_born_tomorrow_is_not_registered_and_who_is_born_today_is()
    {
        var today = DateOnly.FromDateTime(clinic.Clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var desk = clinic.As(Roles.FrontDesk);
        CreateClient.Command Born(DateOnly day) => new("新生", "138" + Interlocked.Increment(ref next), true, Birthday: day);

        (await desk.SendAsync(Born(today.AddDays(1)))).ShouldBeInvalid("birthday", "field.bad-date");
        var born = (await desk.SendAsync(Born(today))).ShouldSucceed();
        (await desk.SendAsync(new UpdateClient.Command(born.Id, Birthday: today.AddDays(1), IdentityCheck: "document"))).ShouldBeInvalid(
            "birthday",
            "field.bad-date"
        );
    }

    private async Task<ClientId> RegisterAsync(string name)
    {
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await clinic.RegisterAsync(name, "138" + Interlocked.Increment(ref next))).Id;
    }

    private Task<Result<ClientDetail>> ChangeAsync(ClientId client, string[] allergies, long? revision = null) =>
        clinic
            .As(Roles.FrontDesk)
            .SendAsync(new UpdateClient.Command(client, Allergies: allergies, IdentityCheck: "document", Revision: revision));

    private Task<Result<ListFacts.Response>> AddAsync(string role, ClientId client, string kind, string text, bool unconfirmed = false) =>
        clinic.As(role).SendAsync(new AddFact.Command(client, kind, text, Unconfirmed: unconfirmed));

    private Task<Result<ListFacts.Response>> EndAsync(ClientId client, Guid fact, DateOnly? on) =>
        clinic.As(Roles.Nurse).SendAsync(new EndFact.Command(client, fact, on));

    private async Task ConfirmAsync(ClientId client) =>
        (
            await clinic
                .As(Roles.Nurse)
                .SendAsync(new ConfirmFacts.Command(client, [.. (await FactsAsync(client)).Select(fact => fact.Id)]))
        ).ShouldSucceed();

    private async Task<IReadOnlyList<FactView>> FactsAsync(ClientId client) =>
        (await clinic.As(Roles.Nurse).SendAsync(new ListFacts.Query(client))).ShouldSucceed().Facts;

    private async Task<(bool IsAsked, bool IsKnown)> KindAsync(ClientId client, string kind)
    {
        var record = (await clinic.As(Roles.Nurse).SendAsync(new ListFacts.Query(client))).ShouldSucceed();
        var found = record.Kinds.Single(one => one.Kind == kind);
        return (found.AskedAt is not null, found.IsKnown);
    }

    private async Task<ClientDetail> ReadAsync(ClientId client) =>
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(client))).ShouldSucceed();

    private async Task<GetClientHistory.Response> HistoryAsync(string role, ClientId client) =>
        (await clinic.As(role).SendAsync(new GetClientHistory.Query(client))).ShouldSucceed();
}
