namespace CaseFlow.Architecture.Tests;

/// <summary>A rule that cannot fail proves nothing: here each one meets a sample that breaks it.</summary>
public sealed class RulesFailOnSamplesTests
{
    [Fact]
    public void A_reference_to_an_outer_layer_is_found() =>
        LayerRules
            .Violations([("CaseFlow.Engine", ["CaseFlow.Host", "System.Runtime"])])
            .ShouldBe(["CaseFlow.Engine must not know CaseFlow.Host"]);

    [Fact]
    public void A_database_in_pure_code_is_found() =>
        LayerRules.Violations([("CaseFlow.Activities", ["Microsoft.EntityFrameworkCore"])]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("using CaseFlow.Engine.State;")]
    [InlineData("class B { State.Bookmark? C; }")]
    [InlineData("class B { object C = State.Bookmark.None; }")]
    [InlineData("/// <summary><see cref=\"State.Bookmark\"/></summary>\nclass B;")]
    public void A_formula_that_knows_the_engine_is_found(string text) =>
        FormulaRules.LooksOut([File("src/Engine/State/A.cs", ""), File("src/Engine/Formulas/Nodes/B.cs", text)]).ShouldHaveSingleItem();

    [Fact]
    public void Names_of_the_room_itself_are_no_finding() =>
        FormulaRules
            .LooksOut([
                File("src/Engine/State/A.cs", ""),
                File("src/Engine/Formulas/Nodes/B.cs", "using CaseFlow.Engine.Formulas.Syntax;\nnamespace CaseFlow.Engine.Formulas.Nodes;"),
            ])
            .ShouldBeEmpty();

    [Theory]
    [InlineData("using CaseFlow.Engine.Formulas.Syntax;")]
    [InlineData("class B { CaseFlow.Engine.Formulas.Syntax.Token? C; }")]
    public void A_reach_behind_the_door_of_formulas_is_found(string text) =>
        FormulaRules.ReachesIn([File("src/Engine/State/B.cs", text)]).ShouldHaveSingleItem();

    [Fact]
    public void A_public_type_behind_the_door_of_formulas_is_found() =>
        FormulaRules
            .BehindTheDoor(["CaseFlow.Engine.Formulas.ValueJson", "CaseFlow.Engine.Formulas.Nodes.Run"])
            .ShouldBe(["CaseFlow.Engine.Formulas.Nodes.Run"]);

    [Fact]
    public void A_long_file_is_found() => SizeRules.LongFiles([File("src/A/B.cs", new string('\n', 401))]).ShouldHaveSingleItem();

    [Fact]
    public void Many_long_files_are_found() =>
        SizeRules
            .NinetyFifthPercentile(Enumerable.Repeat(File("src/A/B.cs", new string('\n', 251)), 20))
            .ShouldBeGreaterThan(SizeRules.NinetyFifthFile);

    [Fact]
    public void A_long_method_is_found() =>
        SizeRules
            .LongMethods([File("src/A/B.cs", "class B { void M()\n{\n" + string.Concat(Enumerable.Repeat("M();\n", 41)) + "}\n}")])
            .ShouldHaveSingleItem();

    [Fact]
    public void A_constructor_that_needs_six_others_is_found() =>
        SizeRules.NeedyConstructors([File("src/A/B.cs", "class B(int a, int b, int c, int d, int e, int f);")]).ShouldHaveSingleItem();

    [Fact]
    public void A_crowded_folder_is_found() =>
        SizeRules.CrowdedFolders(Enumerable.Range(0, 16).Select(number => File($"src/A/B/C{number}.cs", ""))).ShouldHaveSingleItem();

    [Theory]
    [InlineData("src/A/B/C/D/E.cs"), InlineData("src/A/wwwroot/B/C/D/e.js")]
    public void A_deep_folder_is_found(string path) => SizeRules.DeepFolders([File(path, "")]).ShouldHaveSingleItem();

    [Fact]
    public void A_wide_line_is_found_and_a_full_one_is_not() =>
        SizeRules
            .WideLines([
                File("src/A/B.razor", new string('宽', 141) + "\n" + new string('x', 200)),
                File("src/A/C.cs", new string('满', 140)),
            ])
            .ShouldBe([new Finding("src/A/B.razor", 2)]);

    [Fact]
    public void A_new_exception_is_found() => Exceptions.Differences(["1 A"], [new("A", 1), new("B", 1)]).ShouldHaveSingleItem();

    [Fact]
    public void An_exception_that_grew_is_found() => Exceptions.Differences(["1 A b"], [new("A b", 2)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData(0), InlineData(1)]
    public void An_exception_that_is_not_needed_any_more_is_found(int now) =>
        Exceptions.Differences(["2 A"], now == 0 ? [] : [new("A", now)]).ShouldHaveSingleItem();

    [Fact]
    public void What_is_as_listed_is_no_difference() => Exceptions.Differences(["2 A"], [new("A", 2)]).ShouldBeEmpty();

    [Theory]
    [InlineData("Tasks", "using CaseFlow.Workflows.Sales;", "Tasks -> Sales")]
    [InlineData("Shared", "using static CaseFlow.Workflows.House.Permissions;", "Shared -> House")]
    [InlineData("Journeys", "class A { CaseFlow.Workflows.Tasks.B b; }", "Journeys -> Tasks")]
    [InlineData("Journeys", "namespace CaseFlow.Workflows.Journeys; class A { Tasks.B b; }", "Journeys -> Tasks")]
    [InlineData("Sales", "class A { object b = CaseFlow.Workflows.Tasks.B.Of(1); }", "Sales -> Tasks")]
    [InlineData("Sales", "using CaseFlow.Workflows.Ledger;", "Sales -> Ledger")]
    [InlineData("Sales", "using CaseFlow.Workflows.Journeys.Steps;", "Sales -> Journeys")]
    [InlineData("Trials", "using CaseFlow.Workflows.Retention;", "Trials -> Retention")]
    [InlineData("Unheard", "using CaseFlow.Workflows.Shared;", "Unheard -> Shared")]
    public void A_room_that_knows_another_against_the_table_is_found(string room, string code, string pair) =>
        RoomRules.Violations([.. Rooms, File($"src/Workflows/{room}/A.cs", code)]).ShouldBe([new Finding(pair, 1)]);

    [Theory]
    [InlineData("Tasks", "using CaseFlow.Workflows.Journeys.Steps;")]
    [InlineData("Sales", "using CaseFlow.Workflows.Journeys.Seam;")]
    [InlineData("Ledger", "using CaseFlow.Workflows.Sales;")]
    [InlineData("Care", "using CaseFlow.Workflows.Clients;")]
    [InlineData("Reports", "using CaseFlow.Workflows.Tasks;")]
    [InlineData("Sales", "namespace CaseFlow.Workflows.Sales.Orders; class A { object b = db.Tasks().C; }")]
    public void A_room_that_knows_whom_it_may_is_not_found(string room, string code) =>
        RoomRules.Violations([.. Rooms, File($"src/Workflows/{room}/A.cs", code)]).ShouldBeEmpty();

    [Fact]
    public void Files_are_counted_for_each_pair_of_rooms() =>
        RoomRules
            .Violations([
                .. Rooms,
                File("src/Workflows/Tasks/A.cs", "using CaseFlow.Workflows.Sales; using CaseFlow.Workflows.Sales.Orders;"),
                File("src/Workflows/Tasks/Making/B.cs", "using CaseFlow.Workflows.Sales;"),
            ])
            .ShouldBe([new Finding("Tasks -> Sales", 2)]);

    [Theory]
    [InlineData("class A { object b = db.Tasks().Local.First(); }")]
    [InlineData("class A { object b = db\n.Set<Row>()\n.Local; }")]
    [InlineData("class A { void B() => db.ReadCaseAsync(c, d); }")]
    [InlineData("class A { object b = db.Cases[c]; }")]
    public void A_look_at_rows_that_may_not_have_been_read_is_found(string code) =>
        CaseRules.Unread([File("src/Workflows/Tasks/A.cs", code)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("src/Workflows/Case.cs", "class Case { object b = db.Tasks().Local; }")]
    [InlineData("src/Workflows/Tasks/A.cs", "class A { object b = visitor.Local(moment); }")]
    public void A_look_where_it_cannot_be_forgotten_and_another_thing_of_that_name_are_not_found(string path, string code) =>
        CaseRules.Unread([File(path, code)]).ShouldBeEmpty();

    [Theory]
    [InlineData("OrderManager"), InlineData("TextHelper"), InlineData("ClientService"), InlineData("StoreImpl"), InlineData("DefaultStore")]
    public void An_empty_name_is_found(string name) => NameRules.EmptyNames([File("src/A/B.cs", $"class {name};")]).ShouldHaveSingleItem();

    [Fact]
    public void A_folder_named_by_kind_is_found() => NameRules.FoldersNamedByKind([File("src/A/Models/B.cs", "")]).ShouldHaveSingleItem();

    [Fact]
    public void An_interface_for_one_class_is_found() =>
        InterfaceRules.Violations([File("src/A/B.cs", "interface IB; class B : IB;")]).ShouldHaveSingleItem();

    [Fact]
    public void A_public_type_without_a_word_is_found() =>
        DocumentationRules
            .Silent([File("src/A/B.cs", "public class B;\n/// <summary>Said.</summary>\npublic class C;")])
            .ShouldHaveSingleItem();

    [Fact]
    public void A_path_of_one_machine_is_found() =>
        TextRules.MachinePaths([File("README.md", "see /ho" + "me/me/x")]).ShouldHaveSingleItem();

    [Fact]
    public void An_address_in_a_lock_file_is_found() =>
        TextRules.AddressesInLockFiles([File("src/Host/package-lock.json", "\"resolved\": \"https://somewhere\"")]).ShouldHaveSingleItem();

    [Theory]
    [
        InlineData("enum Editor { Role }"),
        InlineData("int PriceCategory;"),
        InlineData("// the clinic's clock"),
        InlineData("Name = \"客户\"")
    ]
    public void A_word_of_a_clinic_in_the_engine_is_found(string text) =>
        TextRules.ClinicWords([File("src/Engine/A.cs", text)]).ShouldHaveSingleItem();

    [Fact]
    public void Unfinished_work_is_found() =>
        TextRules.Unfinished([File("src/A/B.cs", "throw new NotImplemented" + "Exception();")]).ShouldHaveSingleItem();

    private static IEnumerable<SourceFile> Rooms =>
        new[] { "Shared", "House", "Journeys", "Tasks", "Retention", "Sales", "Ledger", "Clients" }.Select(room =>
            File($"src/Workflows/{room}/Empty.cs", "")
        );

    private static SourceFile File(string path, string text) => new(path, text);
}
