using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class FindingTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static int next = 51_000_000;

    [Theory]
    [InlineData("古丽·努尔汗", "古丽努尔", "古丽•努尔汗", "古丽 努尔汗", "guli", "glneh")]
    [InlineData("尉迟宝琳", "yuchib", "YCBL", "ycbl", "ＹＵＣＨＩ", "宝琳", "baolin")]
    [InlineData("吕颂乐", "lvsong", "lusong", "lüsong", "lv songle", "lusongyue")]
    [InlineData("Zoë van der Berg", "zoe van", "VANDER", "zoë")]
    public async Task R_ID_1_a_name_is_found_in_any_spelling_and_by_pinyin(string name, params string[] typed)
    {
        var client = await clinic.RegisterAsync(name, NewMobile());
        foreach (var one in typed)
            (await FindAsync(one)).ShouldBe([client.Id], one);
    }

    [Theory]
    [InlineData("+86 139 {0}")]
    [InlineData("0086-139-{0}")]
    [InlineData("86139{0}")]
    [InlineData("１３９{0}")]
    [InlineData("139 {0}\u202C")]
    [InlineData("139.{0}")]
    public async Task R_ID_1_a_number_is_found_in_any_spelling(string spelling)
    {
        var mobile = NewMobile();
        var client = await clinic.RegisterAsync("号码", mobile);

        (await FindAsync(spelling.Replace("{0}", mobile[3..], StringComparison.Ordinal))).ShouldBe([client.Id]);
        (await FindAsync(mobile[3..7] + "-" + mobile[7..])).ShouldBe([client.Id], "a part of it");
    }

    [Fact]
    public async Task R_PRI_3_who_sees_numbers_masked_cannot_search_one_out_figure_by_figure()
    {
        var mobile = NewMobile();
        var client = await clinic.RegisterAsync("藏号", mobile);

        (await FindAsync(mobile[..8], Roles.Nurse)).ShouldBeEmpty();
        (await FindAsync(mobile[^5..], Roles.Nurse)).ShouldBeEmpty();
        (await FindAsync(mobile[..10], Roles.Nurse)).ShouldBeEmpty();
        (await FindAsync("+86" + mobile, Roles.Nurse)).ShouldBe([client.Id]);
        (await FindAsync(mobile[^5..], Roles.Consultant)).ShouldBe([client.Id]);
    }

    [Fact]
    public async Task R_PRI_3_calling_in_one_branch_opens_no_number_of_another()
    {
        var branch = await clinic.OpenBranchAsync("徐汇院区" + NewMobile());
        var here = await clinic.RegisterAsync("本院", NewMobile());
        var there = await clinic.RegisterAsync("他院", NewMobile(), branch.Id);
        var person = await clinic.HireAsync("two-branches" + here.Mobile, clinic.Branch.Id, Roles.FrontDesk);
        person.Roles.Add(
            new PersonRole
            {
                PersonId = person.Id,
                Role = Roles.Nurse,
                BranchId = branch.Id,
            }
        );

        (await FindAsync(here.Mobile[^6..], person.UserName)).ShouldBe([here.Id]);
        (await FindAsync(there.Mobile[^6..], person.UserName)).ShouldBeEmpty();
        (await FindAsync(there.Mobile, person.UserName)).ShouldBe([there.Id]);
        (await clinic.As(person.UserName).SendAsync(new GetClient.Query(there.Id))).ShouldSucceed().Mobile.ShouldContain("****");
    }

    [Theory]
    [InlineData("·")]
    [InlineData("%%%%")]
    [InlineData("____")]
    [InlineData("\u200B\u200B")]
    public async Task What_cannot_be_seen_or_meant_finds_nobody(string typed)
    {
        await clinic.RegisterAsync("有人", NewMobile());
        (await FindAsync(typed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_ID_1_a_changed_name_is_found_by_the_new_one()
    {
        var client = await clinic.RegisterAsync("旧茉莉", NewMobile());
        await clinic.ChangeAsync(async db => (await db.Clients().SingleAsync(row => row.Id == client.Id)).Name = "新蔷薇");

        (await FindAsync("xinqiangwei")).ShouldBe([client.Id]);
        (await FindAsync("jiumoli")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_ID_1_clients_of_a_time_before_it_are_found_once_a_host_has_started()
    {
        var client = await clinic.RegisterAsync("解语花", NewMobile());
        await clinic.TamperAsync("UPDATE Clients SET NameSought = '', NameSounds = ''");
        (await FindAsync("xieyuhua")).ShouldBeEmpty();

        (await clinic.AsSystem.SendAsync(new LearnNames.Command(1))).ShouldSucceed().More.ShouldBeTrue();
        while ((await clinic.AsSystem.SendAsync(new LearnNames.Command())).ShouldSucceed().More) { }

        (await FindAsync("xieyuhua")).ShouldBe([client.Id]);
        (await clinic.ReadAsync(db => db.Clients().SingleAsync(row => row.Id == client.Id))).Revision.ShouldBe(1);
    }

    private static string NewMobile() => "139" + Interlocked.Increment(ref next);

    private async Task<IReadOnlyList<ClientId>> FindAsync(string q, string who = Roles.FrontDesk) =>
        [.. (await clinic.As(who).SendAsync(new ListClients.Query(q))).ShouldSucceed().Items.Select(client => client.Id)];
}
