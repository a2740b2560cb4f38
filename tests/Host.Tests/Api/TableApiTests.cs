using System.Globalization;
using System.Net;
using System.Text;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.House.Sheets;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Staff, clients, prices and holidays from files and into them, over REST.</summary>
[Collection(SharedHost.Name)]
public sealed class TableApiTests(HostFixture host)
{
    private const string StaffHead = "登录账号,姓名,岗位,手机号,资质编号,资质有效期至";

    [Fact]
    public async Task R_SET_11_staff_come_from_a_file_all_or_nothing_with_history_as_from_the_page()
    {
        var (desk, tables) = await OpenAsync("table-staff");
        var wrong = await tables.PreviewAsync(
            "staff",
            StaffHead,
            "ts-anna,安娜,前台,13900000001,00123,2027-12-31",
            "ts-bob,鲍勃,厨师,139,,2027-02-30",
            "ts-anna,再来,医生,,,"
        );
        TableDesk.States(wrong).ShouldBe("new error error");
        TableDesk
            .Errors(wrong)
            .ShouldBe(["3 roles field.unknown-option", "3 qualificationValidTo cell.no-day", "4 userName table.same-line"]);
        (await tables.ConfirmAsync(wrong)).Code.ShouldBe("import.has-errors");
        (await StaffAsync(desk, "ts-")).ShouldBeEmpty();

        var right = await tables.PreviewAsync(
            "staff",
            StaffHead,
            "ts-anna,安娜,前台;咨询顾问,13900000001,00123,2027-12-31",
            "ts-bob,鲍勃,doctor,,,"
        );
        TableDesk.States(right).ShouldBe("new new");
        (await tables.ConfirmAsync(right)).Status.ShouldBe(HttpStatusCode.OK);
        (await tables.ConfirmAsync(right)).Json.GetProperty("state").GetString().ShouldBe("imported", "a second click does it once");

        (await StaffAsync(desk, "ts-")).ShouldBe(["ts-anna 00123 consultant+front-desk", "ts-bob  doctor"], ignoreOrder: true);
        var id = await IdOfAsync(desk, "ts-anna");
        (await desk.HistoryAsync("person", id)).Select(change => change.GetProperty("act").GetString()).ShouldBe(["person.created"]);
    }

    [Fact]
    public async Task R_SET_11_lines_change_what_is_there_by_the_rules_of_the_pages()
    {
        var (desk, tables) = await OpenAsync("table-change");
        await tables.ImportAsync("staff", StaffHead, "tc-anna,安娜,前台,,,", "tc-bob,鲍勃,医生,,,");

        var preview = await tables.PreviewAsync(
            "staff",
            "Login,Name,Roles",
            "tc-anna,安娜丽,Doctor",
            "tc-bob,鲍勃,医生",
            "table-change,管理员,front-desk"
        );
        TableDesk.States(preview).ShouldBe("changed unchanged error");
        TableDesk.Changes(preview).ShouldContain("name: 安娜 → 安娜丽");
        TableDesk.Changes(preview).ShouldContain("roles: front-desk → doctor");
        TableDesk.Errors(preview).ShouldBe(["4  staff.not-yourself"]);

        var english = await tables.Caller.GetAsync($"/api/table-imports/{TableDesk.Id(preview)}", ("Accept-Language", "en"));
        english.Json.GetProperty("lines")[2].GetProperty("errors")[0].GetProperty("text").GetString()!.ShouldNotContain("自己");
        (await StaffAsync(desk, "tc-")).ShouldBe(["tc-anna  front-desk", "tc-bob  doctor"], ignoreOrder: true);
    }

    [Fact]
    public async Task R_SET_12_codes_and_phones_are_text_and_a_date_with_two_meanings_is_an_error_of_its_line()
    {
        var (_, tables) = await OpenAsync("table-text");
        const string head = "项目编码,名称,类别,单位,价格,起始日期,时长（分钟）";
        var preview = await tables.PreviewAsync(
            "prices",
            head,
            "007,保湿,皮肤护理,次,100,,30",
            "1.23E+10,超声,laser,次,100,,",
            "X1,光子,Laser,次,１２８０,03/04/2027,",
            "X2,光子,激光,次,\"1,280\",2027-03-04,半小时",
            "X3,光子,激光,次,12.345,2027/3/4,"
        );
        TableDesk
            .Errors(preview)
            .ShouldBe([
                "3 code cell.exponent",
                "4 from cell.ambiguous-day",
                "5 price field.not-a-number",
                "5 minutes field.not-a-whole-number",
                "6 price field.not-exact-to-the-fen",
            ]);
        preview.GetProperty("lines")[0].GetProperty("cells").GetProperty("code").GetString().ShouldBe("007");

        var book = await SheetFormat.WriteAsync(
            SheetFormat.Xlsx,
            "价目",
            [
                [.. head.Split(',').Select(cell => new SheetCell(cell))],
                [new("7.50", SheetCellKind.Number), new("保湿"), new("drug"), new("次"), new("100.00", SheetCellKind.Number)],
            ]
        );
        TableDesk.Errors(await tables.PreviewAsync("prices", book)).ShouldBe(["2 code cell.number-for-text"]);
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(head + "\n007,保湿,皮肤护理,次,100,,30\n");
        TableDesk.States(await tables.PreviewAsync("prices", gbk)).ShouldBe("new");
        (await tables.SendAsync("prices", TableDesk.Csv("编码,名称", "1,2"))).Fields.ShouldBe(["file"]);
        var empty = (await tables.SendAsync("prices", TableDesk.Csv(head))).Json;
        empty.GetProperty("errors").GetProperty("file")[0].GetString()!.ShouldContain("列名");
    }

    [Fact]
    public async Task R_SET_4_several_prices_are_moved_in_one_step_without_gap_or_double()
    {
        var (desk, tables) = await OpenAsync("table-prices");
        const string head = "code,name,category,unit,price,from,to";
        await tables.ImportAsync(
            "prices",
            head,
            $"TP-1,光子,laser,次,1000,,{Day(9)}",
            $"TP-1,光子,laser,次,1100,{Day(10)},{Day(19)}",
            $"TP-1,光子,laser,次,1200,{Day(20)},"
        );
        (await PricesAsync(desk, "TP-1")).ShouldBe($"1000.00, {Day(10)} 1100.00, {Day(20)} 1200.00");

        var gap = await tables.PreviewAsync(
            "prices",
            head,
            $"TP-1,,,,1000,,{Day(11)}",
            $"TP-1,,,,1100,{Day(15)},",
            $"TP-1,,,,1200,{Day(25)},"
        );
        TableDesk.Errors(gap).ShouldBe(["2 to price.gap"]);
        TableDesk
            .Errors(await tables.PreviewAsync("prices", head, $"TP-1,,,,900,,", $"TP-1,,,,1100,{Day(0)},"))
            .ShouldBe(["2 price price.used", "3 from price.from-not-to-come"]);

        await tables.ImportAsync("prices", head, "TP-1,,,,1000,,", $"TP-1,,,,1100,{Day(15)},", $"TP-1,,,,1250,{Day(20)},");
        (await PricesAsync(desk, "TP-1")).ShouldBe($"1000.00, {Day(15)} 1100.00, {Day(20)} 1250.00");
        await tables.ImportAsync("prices", "code,name", "TP-1,光子嫩肤");
        (await PricesAsync(desk, "TP-1")).ShouldBe($"1000.00, {Day(15)} 1100.00, {Day(20)} 1250.00");
    }

    [Fact]
    public async Task R_SET_11_an_import_is_undone_within_a_day_while_nothing_of_it_was_used()
    {
        var (desk, tables) = await OpenAsync("table-undo");
        await tables.ImportAsync("staff", StaffHead, "tu-old,老员工,前台,,,");
        var second = await tables.ImportAsync("staff", StaffHead, "tu-old,改名,医生,,,", "tu-new,新员工,护士,,,");

        (await tables.UndoAsync(second)).Json.GetProperty("state").GetString().ShouldBe("undone");
        (await StaffAsync(desk, "tu-")).ShouldBe(["tu-old  front-desk"]);
        (await tables.UndoAsync(second)).Status.ShouldBe(HttpStatusCode.OK, "a second click changes nothing");

        var again = await tables.ImportAsync("staff", StaffHead, "tu-new,新员工,护士,,,");
        await desk.ResetAsync(await IdOfAsync(desk, "tu-new"));
        (await tables.UndoAsync(again)).Code.ShouldBe("import.used");

        var prices = await tables.ImportAsync(
            "prices",
            "code,name,category,unit,price",
            "TU-1,护理,skin-care,次,100",
            "TU-2,护理二,drug,盒,50"
        );
        (await tables.UndoAsync(prices)).Status.ShouldBe(HttpStatusCode.OK);
        (await tables.ExportTextAsync("prices")).ShouldNotContain("TU-");
        var late = await tables.ImportAsync("prices", "code,name,category,unit,price", "TU-1,护理,skin-care,次,100");
        await LongAgoAsync();
        (await tables.UndoAsync(late)).Code.ShouldBe("import.too-late");
    }

    [Fact]
    public async Task Two_people_at_once_who_was_slower_is_told_and_looks_again()
    {
        var (desk, tables) = await OpenAsync("table-race");
        await tables.ImportAsync("prices", "code,name,category,unit,price", "TR-1,护理,skin-care,次,100");
        var preview = await tables.PreviewAsync("prices", "code,name,unit", "TR-1,补水护理,盒");
        (await desk.PatchAsync("/api/price-items/TR-1", new { name = "别的名称", branch = desk.Branch })).Status.ShouldBe(
            HttpStatusCode.OK
        );

        (await tables.ConfirmAsync(preview)).Code.ShouldBe("import.changed-meanwhile");
        var renewed = (await tables.Caller.PostAsync($"/api/table-imports/{TableDesk.Id(preview)}/preview")).Json;
        TableDesk.Changes(renewed).ShouldContain("name: 别的名称 → 补水护理");
        (await tables.ConfirmAsync(renewed)).Status.ShouldBe(HttpStatusCode.OK);

        var file = TableDesk.Csv("code,name", "TR-1,再改");
        var first = await tables.SendAsync("prices", file, "one-key");
        (await tables.SendAsync("prices", file, "one-key")).Json.GetProperty("id").GetString().ShouldBe(TableDesk.Id(first.Json));
    }

    [Fact]
    public async Task R_PRI_3_numbers_that_are_masked_for_somebody_are_masked_in_their_export_which_is_recorded()
    {
        var (desk, admin) = await OpenAsync("table-clients");
        using var manager = await desk.EnterAsync(await desk.HireAsync("tcl-manager", Roles.Manager), "tcl-manager");
        var whole = new TableDesk(manager, desk.Branch);
        const string head = "姓名,手机号,性别,生日,过敏史,同意使用个人信息";
        var refused = await whole.PreviewAsync("clients", head, "林晓,13812341234,女,1990-01-01,无,否", "林晓,138,,,,是");
        TableDesk.Errors(refused).ShouldBe(["2 dataUseConsent client.consent-needed", "3 mobile field.bad-phone"]);
        await whole.ImportAsync("clients", head, "林晓,138 1234 1234,女,1990-01-01,无,是", "王芳,+85291234567,,,青霉素;海鲜,是");

        (await whole.ExportTextAsync("clients")).ShouldContain("13812341234");
        var masked = await admin.ExportTextAsync("clients");
        masked.ShouldContain("138****1234");
        masked.ShouldNotContain("13812341234");
        masked.ShouldNotContain("91234567");
        TableDesk.States(await admin.PreviewAsync("clients", Encoding.UTF8.GetBytes(masked))).ShouldBe("unchanged unchanged");

        var exports = await desk.HistoryAsync("table", "clients");
        exports.Count(change => change.GetProperty("act").GetString() == "table.exported").ShouldBe(2);
        var id = masked.Split("\r\n")[1].Split(',')[0];
        TableDesk
            .Errors(await admin.PreviewAsync("clients", "编号,姓名,手机号", $"{id},林小晓,138****1234"))
            .ShouldBe(["2 identityCheck client.identity-not-checked"]);
        var changed = await admin.PreviewAsync("clients", "编号,姓名,手机号,身份核实方式", $"{id},林小晓,13900000000,证件");
        TableDesk.Changes(changed).ShouldBe(["name: 林晓 → 林小晓", "mobile: 138****1234 → 13900000000"]);
        TableDesk
            .Errors(await whole.PreviewAsync("clients", head, "别人,13812341234,,,,是", "甲,13700000007,,,,是", "乙,13700000007,,,,是"))
            .ShouldBe(["2  client.looks-known", "4  client.looks-known"]);
    }

    [Fact]
    public async Task R_SET_11_clients_that_came_for_nothing_go_again_and_changed_ones_are_as_before()
    {
        var (desk, _) = await OpenAsync("table-client-undo");
        using var manager = await desk.EnterAsync(await desk.HireAsync("tcu-manager", Roles.Manager), "tcu-manager");
        var tables = new TableDesk(manager, desk.Branch);
        const string head = "姓名,手机号,性别,同意使用个人信息,身份核实方式";
        await tables.ImportAsync("clients", head, "赵敏,13812340001,,是,");
        var second = await tables.ImportAsync("clients", head, "赵敏,13812340001,女,是,证件", "周芷若,13812340002,女,是,");

        (await tables.UndoAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
        var left = (await tables.ExportTextAsync("clients")).TrimEnd().Split("\r\n");
        left.Length.ShouldBe(2);
        left[1].ShouldContain("赵敏,13812340001,,");
        var client = (await manager.GetAsync($"/api/clients/{left[1].Split(',')[0]}/history")).Json;
        client.GetProperty("items").GetArrayLength().ShouldBe(3, client.ToString());
        var verified = (await desk.Admin.GetAsync("/api/setup/history/verify")).Json;
        verified.GetProperty("break").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, verified.ToString());
    }

    [Fact]
    public async Task R_SET_11_what_goes_out_comes_back_unchanged_in_both_formats_and_languages()
    {
        var (_, tables) = await OpenAsync("table-round");
        await tables.ImportAsync("staff", StaffHead, "tr-1,=1+1,前台;医生,+8613900000001,00123,2027-12-31", "tr-2,-减,护士,,'=x,");
        await tables.ImportAsync(
            "prices",
            "code,name,英文名称,category,unit,price,from,to,minutes,demandsReview,description",
            $"007,@项目,Item,laser,次,1280,,{Day(9)},45,是,\"第一行\n第二行, 有逗号\"",
            $"007,@项目,Item,laser,次,1380.5,{Day(10)},{Day(99)},45,是,\"第一行\n第二行, 有逗号\""
        );
        await tables.ImportAsync("clients", "姓名,手机号,过敏史,标签,语言,同意使用个人信息", "吕𠮷,13812340009,青霉素;花生,VIP,英文,是");
        await tables.ImportAsync(
            "holidays",
            "日期,休或班,名称,营业时间",
            "2027-02-06,休,春节,",
            "2027-02-07,班,\"调休,半天\",\"9:00-12:00\""
        );

        foreach (var table in new[] { "staff", "prices", "clients", "holidays" })
        foreach (var format in SheetFormat.All)
        foreach (var language in new[] { "zh", "en" })
        {
            var preview = await tables.PreviewAsync(table, await tables.ExportAsync(table, format, language));
            TableDesk.Errors(preview).ShouldBeEmpty();
            TableDesk.Changes(preview).ShouldBeEmpty($"{table} {format} {language}");
            TableDesk.States(preview).Split(' ').Distinct().ShouldBe(["unchanged"]);
        }

        (await tables.ExportTextAsync("staff")).ShouldContain(",'=1+1,");
        (await tables.Caller.GetAsync("/api/tables/staff/template?format=csv&language=en")).Text.ShouldStartWith(
            "Login*,Name*,Roles*,"
        );
    }

    [Fact]
    public async Task R_SET_3_holidays_come_from_a_file_too_and_a_year_that_was_not_known_is_unknown_again_when_undone()
    {
        var (desk, tables) = await OpenAsync("table-days");
        var wrong = await tables.PreviewAsync(
            "holidays",
            "日期,休或班,名称,营业时间",
            "2027-01-01,休,元旦,9:00-12:00",
            "2027-01-02,,,",
            "2027-01-03,班,,九点"
        );
        TableDesk
            .Errors(wrong)
            .ShouldBe(["3 kind field.required", "2 hours hours.not-hours", "4 hours hours.not-hours"], ignoreOrder: true);
        var done = await tables.ImportAsync("holidays", "日期,休或班,名称", "2027-01-01,休,元旦", "2027-01-03,班,");
        (await YearAsync()).ShouldBe("True 2");

        (await tables.UndoAsync(done)).Status.ShouldBe(HttpStatusCode.OK);
        (await YearAsync()).ShouldBe("False 0");

        async Task<string> YearAsync()
        {
            var year = (await desk.Admin.GetAsync($"/api/hours/{desk.Branch}/years/2027")).Json;
            return $"{year.GetProperty("isKnown").GetBoolean()} {year.GetProperty("days").GetArrayLength()}";
        }
    }

    [Fact]
    public async Task Nobody_takes_tables_of_another_branch_or_confirms_what_somebody_else_brought()
    {
        var (desk, tables) = await OpenAsync("table-rights");
        using var manager = await desk.EnterAsync(await desk.HireAsync("tri-manager", Roles.Manager), "tri-manager");
        var preview = await tables.PreviewAsync("prices", "code,name,category,unit,price", "TI-1,护理,skin-care,次,100");
        var mine = new TableDesk(manager, desk.Branch);

        (await mine.ConfirmAsync(preview)).Code.ShouldBe("import.not-yours");
        (await manager.GetAsync($"/api/table-imports/{TableDesk.Id(preview)}")).Json.GetProperty("lines").GetArrayLength().ShouldBe(0);
        (await mine.SendAsync("staff", TableDesk.Csv(StaffHead, "a,b,c,,,"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = await host.AsAsync("manager01");
        (await elsewhere.GetAsync($"/api/table-imports/{TableDesk.Id(preview)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetAsync($"/api/tables/prices/export?branch={desk.Branch}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.AsAsync("consultant01")).GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await tables.Caller.GetAsync("/api/tables/dogs/export")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task R_SET_4_categories_are_a_table_of_the_clinic_and_one_that_is_not_used_stays_with_what_has_it()
    {
        var (desk, tables) = await OpenAsync("table-categories");
        var added = await desk.Admin.PostAsync(
            "/api/price-categories",
            new
            {
                code = "body-care",
                name = "身体护理",
                englishName = "Body care",
                rank = 60,
            }
        );
        added.Status.ShouldBe(HttpStatusCode.Created, added.ToString());
        (await desk.Admin.PostAsync("/api/price-categories", new { code = "Body", name = "激光" })).Fields.ShouldBe(["code"]);
        (await desk.Admin.PostAsync("/api/price-categories", new { code = "body", name = "Laser" })).Fields.ShouldBe(["name"]);
        await tables.ImportAsync("prices", "code,name,category,unit,price", "CA-1,体膜,身体护理,次,380");

        var change = new { revision = 1, isActive = false };
        (await desk.PatchAsync("/api/price-categories/body-care", change)).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.PatchAsync("/api/price-categories/body-care", change)).Code.ShouldBe("category.changed-meanwhile");
        TableDesk
            .Errors(await tables.PreviewAsync("prices", "code,name,category,unit,price", "CA-2,体膜,Body care,次,380"))
            .ShouldBe(["2 category field.unknown-option"]);
        (
            await desk.PatchAsync(
                "/api/price-items/CA-1",
                new
                {
                    name = "海藻体膜",
                    category = "body-care",
                    branch = desk.Branch,
                }
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.HistoryAsync("category", "body-care")).Count.ShouldBe(2);
    }

    /// <summary>As if the newest import had been taken over long ago.</summary>
    private async Task LongAgoAsync()
    {
        await using var file = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "caseflow.db")};Pooling=False");
        await file.OpenAsync();
        await using var change = file.CreateCommand();
        change.CommandText = """
            UPDATE "TableImports" SET "ImportedAt" = 0 WHERE "MadeAt" = (SELECT MAX("MadeAt") FROM "TableImports")
            """;
        (await change.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static string Day(int ahead) =>
        DateOnly
            .FromDateTime(
                TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime
            )
            .AddDays(ahead)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<(SetupDesk Desk, TableDesk Tables)> OpenAsync(string name)
    {
        var desk = await SetupDesk.OpenAsync(host, name);
        return (desk, new TableDesk(desk.Admin, desk.Branch));
    }

    private static async Task<IReadOnlyList<string>> StaffAsync(SetupDesk desk, string prefix) =>
        [
            .. (await desk.Admin.GetAsync($"/api/staff?q={prefix}&pageSize=50"))
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(person =>
                    $"{person.GetProperty("userName").GetString()} "
                    + $"{(person.GetProperty("facts").TryGetProperty("qualificationNumber", out var number) ? number.GetString() : "")} "
                    + string.Join('+', person.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("role").GetString()))
                ),
        ];

    private static async Task<string> IdOfAsync(SetupDesk desk, string userName) =>
        (await desk.Admin.GetAsync($"/api/staff?q={userName}")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;

    private static async Task<string> PricesAsync(SetupDesk desk, string code)
    {
        var item = (await desk.Admin.GetAsync($"/api/price-items/{code}?branch={desk.Branch}")).Json;
        return string.Join(
            ", ",
            item.GetProperty("prices")
                .EnumerateArray()
                .Select(price => $"{price.GetProperty("from").GetString()} {price.GetProperty("price").GetString()}")
                .Prepend(item.GetProperty("firstPrice").GetString())
        );
    }
}
