using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>What the desk need not type, look up or guess.</summary>
[Collection(SharedHost.Name)]
public sealed class DeskPagesTests(HostFixture host)
{
    [Fact]
    public async Task The_arrival_form_begins_with_what_the_clients_file_knows()
    {
        var desk = await host.AsAsync("front-desk01");
        var client = (
            await desk.PostAsync(
                "/api/clients",
                new
                {
                    name = "沈知夏",
                    mobile = "13800004567",
                    dataUseConsent = true,
                    gender = "female",
                    birthday = "1991-04-05",
                    sourceChannel = "referral",
                    referrer = "林小满",
                }
            )
        ).Json;
        var journey = (
            await desk.PostAsync("/api/journeys", new { definitionId = "client-visit", clientId = client.GetProperty("id").GetString() })
        ).Json;

        var values = (
            await desk.GetAsync($"/api/tasks/{journey.GetProperty("openTasks")[0].GetProperty("id").GetString()}")
        ).Json.GetProperty("values");

        new[] { "name", "gender", "birthday", "sourceChannel", "referrer" }
            .Select(fact => values.GetProperty(fact).GetString())
            .ShouldBe(["沈知夏", "female", "1991-04-05", "referral", "林小满"]);
        values.TryGetProperty("mobile", out _).ShouldBeFalse("the client is asked for the number, and it is compared");
    }

    [Fact]
    public async Task Registration_offers_the_channels_of_the_registration_form_whatever_a_manager_makes_of_it()
    {
        using var folder = new DefinitionsWith(
            "forms/registration.json",
            "\"value\": \"website\"",
            "\"value\": \"tv\"",
            "官网",
            "电视广告"
        );
        await host.AsSystemAsync(new ImportDefinitions.Command(folder.Path));
        var desk = await host.AsAsync("front-desk01");
        var client = (
            await desk.PostAsync(
                "/api/clients",
                new
                {
                    name = "周电视",
                    mobile = "13800004568",
                    dataUseConsent = true,
                    sourceChannel = "tv",
                }
            )
        ).Json.GetProperty("id").GetString();

        var (register, file) = (await PageAsync("front-desk01", "/clients/new"), await PageAsync("front-desk01", $"/clients/{client}"));

        register.ShouldContain("value=\"tv\" /><span>电视广告");
        register.ShouldNotContain("官网");
        file.ShouldContain("<dd>电视广告</dd>");
    }

    [Fact]
    public async Task None_asked_is_not_the_same_as_not_asked()
    {
        var desk = await host.AsAsync("front-desk01");
        var client = $"/clients/{await host.RegisterAsync("乔未问")}";

        (await PageAsync("front-desk01", client)).ShouldContain("过敏史未询问");
        (
            await desk.SendAsync(
                HttpMethod.Patch,
                "/api" + client,
                System.Net.Http.Json.JsonContent.Create(new { identityChecked = true, allergies = Array.Empty<string>() })
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        var asked = await PageAsync("front-desk01", client);

        asked.ShouldContain("无过敏史");
        asked.ShouldNotContain("过敏史未询问");
    }

    [Fact]
    public async Task A_clients_data_can_be_changed_on_their_page_by_whoever_may()
    {
        await host.HireAsync("doctor-reads", Roles.Doctor, host.Branch);
        var client = await host.RegisterAsync("改名前");

        (await PageAsync("front-desk01", $"/clients/{client}")).ShouldContain($"href=\"/clients/{client}/edit\"");
        (await PageAsync("front-desk01", $"/clients/{client}/edit")).ShouldContain($"data-send=\"PATCH /api/clients/{client}\"");
        (await PageAsync("doctor-reads", $"/clients/{client}")).ShouldNotContain("/edit");
    }

    [Theory]
    [InlineData("/clients?page={0}")]
    [InlineData("/journeys?page={0}")]
    [InlineData("/inbox?box=all&page={0}")]
    public async Task Behind_the_last_page_is_the_last_page(string address)
    {
        await host.StartVisitAsync();

        foreach (var page in new[] { "2000", "7000000", "2147483647" })
            (
                await PageAsync("front-desk01", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, page))
            ).ShouldContain("class=\"row-link\"", Case.Sensitive, page);
    }

    [Theory]
    [InlineData("/inbox?box=all", "inbox")]
    [InlineData("/journeys", "journeys")]
    public async Task A_list_that_brings_itself_up_to_date_stays_on_its_page(string address, string list)
    {
        var page = await PageAsync("front-desk01", address);

        page.ShouldContain($"<div id=\"{list}\" hx-get=\"/{list}\" hx-include=\"#filter, #at-page");
        page.ShouldContain("id=\"at-page\" name=\"page\" value=\"1\"");
    }

    [Fact]
    public async Task Who_only_looks_on_begins_with_everybodys_tasks_and_a_wrong_password_says_what_locks()
    {
        await host.StartVisitAsync();

        (await PageAsync("auditor01", "/inbox")).ShouldContain("class=\"row-link\"");
        (await host.Stranger.PostAsync("/api/auth/login", new { userName = "nobody-here", password = "x" })).Title.ShouldContain(
            $"连续输错 {SignIn.TriesBeforeLock} 次，锁定至少 {SignIn.FirstLock.TotalMinutes} 分钟"
        );
    }

    private async Task<string> PageAsync(string userName, string address)
    {
        var answer = await (await host.AsAsync(userName)).GetAsync(address, ("Accept", "text/html"));
        answer.Status.ShouldBe(HttpStatusCode.OK, address);
        return answer.Text;
    }

    /// <summary>The delivered files, with words of one of them replaced.</summary>
    private sealed class DefinitionsWith : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-forms-");

        public DefinitionsWith(string file, params string[] replacements)
        {
            var target = new FileInfo(System.IO.Path.Combine(folder.FullName, file));
            target.Directory!.Create();
            var text = File.ReadAllText(System.IO.Path.Combine(Repository.Definitions, file));
            for (var pair = 0; pair < replacements.Length; pair += 2)
                text = text.Replace(replacements[pair], replacements[pair + 1], StringComparison.Ordinal);
            File.WriteAllText(target.FullName, text);
        }

        public string Path => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
