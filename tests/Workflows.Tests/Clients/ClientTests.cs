using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class ClientTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static int next = 20_000_000;

    [Fact]
    public async Task R_PRI_1_nobody_is_registered_without_consent_and_its_version_and_time_are_recorded()
    {
        (await DeskAsync(new CreateClient.Command("无同意", NewMobile(), DataUseConsent: false))).ShouldBeInvalid(
            "dataUseConsent",
            "client.consent-needed"
        );

        var client = (await DeskAsync(new CreateClient.Command("林小满", NewMobile(), true))).ShouldSucceed();
        client.DataUseConsentVersion.ShouldBe(DataUseConsent.CurrentVersion);
        client.DataUseConsentAt.ShouldBe(clinic.Clock.Now);
    }

    [Fact]
    public async Task Everything_wrong_with_a_registration_is_told_at_once()
    {
        var refused = await DeskAsync(
            new CreateClient.Command("  ", "12800000000", false, Gender: "?", Birthday: new DateOnly(2999, 1, 1), Allergies: [""])
        );

        refused
            .Refusal!.Fields.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe([
                "name field.required",
                "mobile field.bad-phone",
                "dataUseConsent client.consent-needed",
                "gender field.unknown-option",
                "birthday field.bad-date",
                "allergies field.bad-format",
            ]);
    }

    [Fact]
    public async Task A_limit_that_is_passed_is_named() =>
        (await DeskAsync(new CreateClient.Command(new string('长', 101), NewMobile(), true)))
            .ShouldBeInvalid("name", "field.too-long")
            .Arguments.ShouldBe([100]);

    [Fact]
    public async Task R_ID_1_two_people_may_share_a_number_and_the_desk_is_told()
    {
        var mobile = NewMobile();
        var first = (await DeskAsync(new CreateClient.Command("母亲", mobile, true))).ShouldSucceed();

        var second = (await DeskAsync(new CreateClient.Command("女儿", "+86 " + mobile, true, AnotherPerson: "母女共用"))).ShouldSucceed();

        second.Mobile.ShouldBe(mobile);
        second.SameMobile.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task R_ID_1_a_client_is_found_by_number_first_then_by_name_and_birthday()
    {
        var mobile = NewMobile();
        var byNumber = (await DeskAsync(new CreateClient.Command("甲", mobile, true))).ShouldSucceed();
        var named = (
            await DeskAsync(new CreateClient.Command("昵称" + mobile, NewMobile(), true, Birthday: new DateOnly(1990, 5, 20)))
        ).ShouldSucceed();

        (await FindAsync(mobile)).ShouldBe([byNumber.Id, named.Id]);
        (await FindAsync(mobile[^5..])).ShouldBe([byNumber.Id, named.Id]);
        (await FindAsync("昵称" + mobile[..4])).ShouldBe([named.Id]);
        (await FindAsync("昵称" + mobile + " 1990-05-20")).ShouldBe([named.Id]);
        (await FindAsync("昵称" + mobile + " 1990-05-21")).ShouldBeEmpty();
        (await FindAsync("没有这个人")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_ID_2_data_change_only_after_the_identity_was_checked_and_running_journeys_tell_of_it()
    {
        var client = (await DeskAsync(new CreateClient.Command("旧名", NewMobile(), true))).ShouldSucceed();
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(journey);
        var mobile = NewMobile();

        (await DeskAsync(new UpdateClient.Command(client.Id, Name: "新名"))).ShouldBeInvalid(
            "identityChecked",
            "client.identity-not-checked"
        );
        (await DeskAsync(new UpdateClient.Command(client.Id, Name: "新名", Mobile: mobile, IdentityChecked: true)))
            .ShouldSucceed()
            .Name.ShouldBe("新名");

        var entry = (
            await clinic.ReadAsync(db => db.History().Where(row => row.JourneyId == journey.Id).ToListAsync())
        ).ShouldHaveSingleItem();
        entry.Type.ShouldBe(ClientHistory.ClientChanged);
        entry.Actor.ShouldBe("front-desk01");
        entry.Data.ShouldContain("\"before\":\"旧名\",\"after\":\"新名\"");
        entry.Data.ShouldContain("\"identityChecked\":true");
        entry.Data.ShouldNotContain(mobile);
        (await DeskAsync(new UpdateClient.Command(client.Id, Name: "新名", IdentityChecked: true))).ShouldSucceed();
        (await clinic.ReadAsync(db => db.History().CountAsync(row => row.JourneyId == journey.Id))).ShouldBe(
            1,
            "nothing changed the second time"
        );
    }

    [Fact]
    public async Task R_PRI_3_numbers_are_masked_in_lists_and_for_those_who_do_not_call()
    {
        var mobile = NewMobile();
        var client = (await DeskAsync(new CreateClient.Command("林小满", mobile, true))).ShouldSucceed();
        var masked = $"{mobile[..3]}****{mobile[^4..]}";

        (await clinic.As(Roles.CustomerService).SendAsync(new GetClient.Query(client.Id))).ShouldSucceed().Mobile.ShouldBe(mobile);
        (await clinic.As(Roles.Nurse).SendAsync(new GetClient.Query(client.Id))).ShouldSucceed().Mobile.ShouldBe(masked);
        (await clinic.As(Roles.FrontDesk).SendAsync(new ListClients.Query(mobile)))
            .ShouldSucceed()
            .Items.ShouldHaveSingleItem()
            .Mobile.ShouldBe(masked);
    }

    [Theory]
    [InlineData("13812341234", "138****1234")]
    [InlineData("+85291234567", "+85****4567")]
    [InlineData("+1234567", "+12****67")]
    public void R_PRI_3_a_masked_number_cannot_be_guessed(string number, string masked) => PhoneNumber.Mask(number).ShouldBe(masked);

    [Theory]
    [InlineData("2000-03-01", "2026-02-28", 25)]
    [InlineData("2000-03-01", "2026-03-01", 26)]
    [InlineData("2004-02-29", "2026-02-28", 21)]
    [InlineData("2004-02-29", "2026-03-01", 22)]
    public void A_client_is_as_old_as_the_calendar_says(string birthday, string day, int age) =>
        ClientHeads.AgeOn(DateOnly.Parse(day), DateOnly.Parse(birthday)).ShouldBe(age);

    [Fact]
    public async Task A_birthday_begins_at_midnight_in_the_clinic_not_in_Greenwich()
    {
        await using var other = new Clinic();
        await other.OpenAsync(withShippedDefinitions: false);
        other.Clock.AdvanceTo(new DateTimeOffset(2030, 5, 19, 15, 59, 0, TimeSpan.Zero)); // 23:59 in Shanghai
        var client = (
            await other
                .As(Roles.FrontDesk)
                .SendAsync(new CreateClient.Command("寿星", NewMobile(), true, Birthday: new DateOnly(1990, 5, 20)))
        ).ShouldSucceed();

        client.Age.ShouldBe(39);
        other.Clock.AdvanceTo(new DateTimeOffset(2030, 5, 19, 16, 0, 0, TimeSpan.Zero));
        (await other.As(Roles.FrontDesk).SendAsync(new GetClient.Query(client.Id))).ShouldSucceed().Age.ShouldBe(40);
    }

    [Fact]
    public async Task Clients_of_another_branch_are_neither_found_nor_shown_nor_made()
    {
        var branch = await clinic.OpenBranchAsync("外滩门诊");
        var mobile = NewMobile();
        var theirs = await clinic.RegisterAsync("外店客户", mobile, branch.Id);

        (await FindAsync(mobile)).ShouldBeEmpty();
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(theirs.Id)))
            .ShouldBeRefused("client.not-found")
            .Kind.ShouldBe(RefusalKind.NotFound);
        (await DeskAsync(new CreateClient.Command("越界", NewMobile(), true, BranchId: branch.Id)))
            .ShouldBeRefused("branch.not-yours")
            .Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Pages_have_bounds() =>
        (await clinic.As(Roles.FrontDesk).SendAsync(new ListClients.Query(Paging: new Paging(1, 201))))
            .Refusal!.Fields.ShouldHaveSingleItem()
            .Code.ShouldBe("list.bad-page-size");

    private static string NewMobile() => "139" + Interlocked.Increment(ref next);

    private Task<Result<ClientDetail>> DeskAsync(ICommand<ClientDetail> command) => clinic.As(Roles.FrontDesk).SendAsync(command);

    private async Task<IReadOnlyList<ClientId>> FindAsync(string q) =>
        [.. (await clinic.As(Roles.FrontDesk).SendAsync(new ListClients.Query(q))).ShouldSucceed().Items.Select(client => client.Id)];
}
