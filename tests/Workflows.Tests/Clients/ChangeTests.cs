using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class ChangeTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static int next = 52_000_000;

    [Fact]
    public async Task R_ID_2_two_colleagues_who_change_different_fields_both_survive()
    {
        var read = await RegisterAsync("双改");
        (await ChangeAsync(read, new(read.Id, Gender: "female"))).ShouldSucceed();

        var second = (await ChangeAsync(read, new(read.Id, Name: "双改二", Mobile: read.Mobile, Referrer: "张三"))).ShouldSucceed();

        (second.Name, second.Gender, second.Referrer).ShouldBe(("双改二", "female", "张三"));
        second.Revision.ShouldBe(3);
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(read.Id))).ShouldSucceed().Revision.ShouldBe(3);
    }

    [Fact]
    public async Task R_ID_2_a_form_that_sends_everything_back_takes_nothing_away()
    {
        var read = await RegisterAsync("整表");
        (await ChangeAsync(read, new(read.Id, Name: "同事改的名"))).ShouldSucceed();

        (await ChangeAsync(read, new(read.Id, Name: "整表", Referrer: "李四"))).ShouldSucceed().Name.ShouldBe("同事改的名");
    }

    [Fact]
    public async Task R_ID_2_the_second_of_two_who_change_the_same_field_is_told_both_values_and_nothing_is_changed()
    {
        var read = await RegisterAsync("冲突");
        (await ChangeAsync(read, new(read.Id, Name: "第一人"))).ShouldSucceed();

        var refused = (await ChangeAsync(read, new(read.Id, Name: "第二人", Gender: "male"))).ShouldBeRefused("client.changed-meanwhile");

        refused.Kind.ShouldBe(RefusalKind.Conflict);
        var field = refused.Fields.ShouldHaveSingleItem();
        (field.Field, field.Code).ShouldBe(("name", "client.field-changed"));
        field.Arguments.ShouldBe(["第一人", "第二人", "front-desk01"]);
        var now = (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(read.Id))).ShouldSucceed();
        (now.Name, now.Gender).ShouldBe(("第一人", null));

        (await ChangeAsync(now, new(read.Id, Name: "第二人", Gender: "male"))).ShouldSucceed().Name.ShouldBe("第二人");
    }

    [Fact]
    public async Task R_ID_2_both_may_enter_the_same_value()
    {
        var read = await RegisterAsync("同值");
        (await ChangeAsync(read, new(read.Id, Gender: "female"))).ShouldSucceed();

        (await ChangeAsync(read, new(read.Id, Gender: "female"))).ShouldSucceed().Revision.ShouldBe(2, "nothing is different");
    }

    [Fact]
    public async Task R_PRI_3_a_conflict_tells_no_number_to_who_does_not_call()
    {
        var read = await RegisterAsync("号码冲突");
        var mobile = NewMobile();
        (await ChangeAsync(read, new(read.Id, Mobile: mobile))).ShouldSucceed();

        var refused = (
            await clinic
                .As(Roles.Assistant)
                .SendAsync(new UpdateClient.Command(read.Id, Mobile: NewMobile(), IdentityCheck: "document", Revision: read.Revision))
        ).ShouldBeRefused("client.changed-meanwhile");

        JsonSerializer.Serialize(refused.Fields.Select(field => field.Arguments)).ShouldNotContain(mobile);
        JsonSerializer.Serialize(refused.More).ShouldNotContain(mobile);
    }

    [Fact]
    public async Task A_revision_that_is_still_to_come_is_refused()
    {
        var read = await RegisterAsync("未来");
        (await ChangeAsync(read with { Revision = 99 }, new(read.Id, Name: "x"))).ShouldBeInvalid("revision", "client.unknown-revision");
    }

    [Fact]
    public async Task R_ID_2_old_and_new_values_are_kept_with_who_when_and_how_the_identity_was_checked()
    {
        var read = await RegisterAsync("旧值");
        var mobile = NewMobile();
        (
            await clinic
                .As(Roles.Consultant)
                .SendAsync(new UpdateClient.Command(read.Id, Name: "新值", Mobile: mobile, IdentityCheck: "call-back"))
        ).ShouldSucceed();

        var history = (await clinic.As(Roles.Manager).SendAsync(new GetClientHistory.Query(read.Id))).ShouldSucceed();

        history.BrokenAt.ShouldBeNull();
        history.Items.Select(entry => entry.Type).ShouldBe([ClientEntry.Registered, ClientEntry.Changed]);
        var entry = history.Items[1];
        (entry.Actor, entry.Role, entry.Identity, entry.At).ShouldBe(
            ("consultant01", Roles.Consultant, "call-back", ChainHash.Instant(clinic.Clock.Now))
        );
        entry.Changes["name"].ShouldBe(new ClientFacts.Change("旧值", "新值"));
        entry.Changes["mobile"].ShouldBe(new ClientFacts.Change(read.Mobile, mobile));
        (await clinic.As(Roles.Archivist).SendAsync(new GetClientHistory.Query(read.Id)))
            .ShouldSucceed()
            .Items[1]
            .Changes["mobile"]
            .After.ShouldBe($"{mobile[..3]}****{mobile[^4..]}", "R-PRI-3");
        (await clinic.As(Roles.Cashier).SendAsync(new GetClientHistory.Query(read.Id))).ShouldBeRefused("client.may-not-read-history");
    }

    [Fact]
    public async Task R_ID_2_how_the_identity_was_checked_is_one_of_a_list() =>
        (
            await clinic.As(Roles.FrontDesk).SendAsync(new UpdateClient.Command(default, Name: "x", IdentityCheck: "guessed"))
        ).ShouldBeInvalid("identityCheck", "field.unknown-option");

    [Theory]
    [InlineData("UPDATE ClientHistory SET Data = '{}' WHERE ClientId = $1 AND Seq = 2", 2)]
    [InlineData("DELETE FROM ClientHistory WHERE ClientId = $1 AND Seq = 3", 3)]
    [InlineData("DELETE FROM ClientHistory WHERE ClientId = $1 AND Seq = 1", 1)]
    [InlineData("UPDATE ClientHistory SET Actor = 'x' WHERE ClientId = $1 AND Seq = 3", 3)]
    public async Task R_PRI_2_a_changed_or_missing_entry_is_seen(string tampering, int broken)
    {
        var read = await RegisterAsync("篡改");
        (await ChangeAsync(read, new(read.Id, Gender: "female"))).ShouldSucceed();
        (await ChangeAsync(read, new(read.Id, Referrer: "王五"))).ShouldSucceed();
        object id = Stores.Usual == Store.Postgres ? read.Id.Value : read.Id.Value.ToByteArray(bigEndian: true);

        await clinic.TamperAsync(tampering, id);

        (await clinic.As(Roles.Auditor).SendAsync(new GetClientHistory.Query(read.Id))).ShouldSucceed().BrokenAt.ShouldBe(broken);
    }

    [Fact]
    public async Task R_ID_1_who_looks_like_somebody_known_gets_no_second_file_without_a_reason()
    {
        var first = await RegisterAsync("林 小满", birthday: new DateOnly(1990, 5, 20));

        var byNumber = await DeskAsync(new CreateClient.Command("别人", "0086 " + first.Mobile, true));
        var byName = await DeskAsync(new CreateClient.Command("林小满", NewMobile(), true, Birthday: new DateOnly(1990, 5, 20)));

        foreach (var refused in new[] { byNumber, byName })
        {
            refused.ShouldBeRefused("client.looks-known").Kind.ShouldBe(RefusalKind.Conflict);
            var candidate = ((IReadOnlyList<ClientHead>)refused.Refusal!.More!["candidates"]!).ShouldHaveSingleItem();
            candidate.Id.ShouldBe(first.Id);
            candidate.Mobile.ShouldContain("****");
        }

        (await DeskAsync(new CreateClient.Command("林小满", NewMobile(), true, Birthday: new DateOnly(1991, 5, 20)))).ShouldSucceed();
        var another = (await DeskAsync(new CreateClient.Command("别人", first.Mobile, true, AnotherPerson: "夫妻共用"))).ShouldSucceed();
        (await clinic.As(Roles.Manager).SendAsync(new GetClientHistory.Query(another.Id)))
            .ShouldSucceed()
            .Items[0]
            .Reason.ShouldBe("夫妻共用");
    }

    private static string NewMobile() => "139" + Interlocked.Increment(ref next);

    private async Task<ClientDetail> RegisterAsync(string name, DateOnly? birthday = null) =>
        (await DeskAsync(new CreateClient.Command(name, NewMobile(), true, Birthday: birthday))).ShouldSucceed();

    private Task<Result<ClientDetail>> ChangeAsync(ClientDetail read, UpdateClient.Command change) =>
        DeskAsync(change with { IdentityCheck = "number", Revision = read.Revision });

    private Task<Result<ClientDetail>> DeskAsync(ICommand<ClientDetail> command) => clinic.As(Roles.FrontDesk).SendAsync(command);
}
