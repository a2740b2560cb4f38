namespace CaseFlow.Architecture.Tests;

/// <summary>
/// The rules of the house hold for the product. That each rule can fail is shown by <see cref="RulesFailOnSamplesTests"/>.
/// </summary>
public sealed class HouseRulesTests
{
    private static readonly List<SourceFile> Product = [.. Repository.CSharp("src")];
    private static readonly List<SourceFile> Everything = [.. Repository.CSharp("src", "tests")];
    private static readonly List<SourceFile> WithoutMigrations =
    [
        .. Product.Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal)),
    ];

    private static readonly List<SourceFile> InFolders = [.. WithoutMigrations, .. Repository.Written([".razor", ".js"], "src")];

    private static readonly List<SourceFile> Texts =
    [
        .. Repository
            .Files.Where(path => !path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            .Where(path =>
                Path.GetExtension(path)
                    is ".cs"
                        or ".razor"
                        or ".md"
                        or ".json"
                        or ".js"
                        or ".css"
                        or ".props"
                        or ".csproj"
                        or ".resx"
                        or ".mjs"
                        or ""
            )
            .Select(path => new SourceFile(path, Repository.Read(path))),
    ];

    [Fact]
    public void Dependencies_run_one_way() => LayerRules.Violations(LayerRules.Product()).ShouldBeEmpty();

    [Fact]
    public void Formulas_know_nothing_of_the_engine_around_them() => FormulaRules.LooksOut(Repository.CSharp("src/Engine")).ShouldBeEmpty();

    [Fact]
    public void Nobody_reaches_behind_the_door_of_formulas() => FormulaRules.ReachesIn(Product).ShouldBeEmpty();

    [Fact]
    public void The_door_of_formulas_has_few_types()
    {
        var door = FormulaRules.Door(FormulaRules.OfEngine());
        door.Count.ShouldBe(FormulaRules.MostPublicTypes, string.Join(", ", door));
        FormulaRules.BehindTheDoor(door).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_outgrows_its_room() =>
        SizeRules.LongFiles(Everything.Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Most_files_are_small() =>
        SizeRules.NinetyFifthPercentile(WithoutMigrations).ShouldBeLessThanOrEqualTo(SizeRules.NinetyFifthFile);

    [Fact]
    public void Methods_fit_on_a_screen() =>
        Exceptions.Against("long-methods", SizeRules.LongMethods([.. WithoutMigrations, .. Repository.CSharp("tests")])).ShouldBeEmpty();

    [Fact]
    public void Lines_fit_on_a_screen() =>
        Exceptions
            .Against(
                "wide-lines",
                SizeRules.WideLines(Repository.Written([".cs", ".razor", ".js", ".css", ".mjs"], "src", "tests", "scripts"))
            )
            .ShouldBeEmpty();

    [Fact]
    public void Classes_need_few_others() => SizeRules.NeedyConstructors(Product).ShouldBeEmpty();

    [Fact]
    public void Folders_are_not_crowded() => Exceptions.Against("crowded-folders", SizeRules.CrowdedFolders(InFolders)).ShouldBeEmpty();

    [Fact]
    public void Folders_are_at_most_two_deep() => Exceptions.Against("deep-folders", SizeRules.DeepFolders(InFolders)).ShouldBeEmpty();

    [Fact]
    public void A_room_knows_only_whom_it_may() => Exceptions.Against("rooms", RoomRules.Violations(Product)).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_a_thing_is() => NameRules.EmptyNames(Everything).ShouldBeEmpty();

    [Fact]
    public void Folders_are_named_by_what_they_are_about() => NameRules.FoldersNamedByKind(Everything).ShouldBeEmpty();

    [Fact]
    public void Interfaces_have_two_implementations_or_mark_a_boundary() => InterfaceRules.Violations(Product).ShouldBeEmpty();

    [Fact]
    public void Public_types_of_engine_and_activities_say_what_they_mean() =>
        DocumentationRules.Silent(Repository.CSharp("src/Engine", "src/Activities")).ShouldBeEmpty();

    [Fact]
    public void No_path_of_one_machine_stands_in_the_repository() => TextRules.MachinePaths(Texts).ShouldBeEmpty();

    [Fact]
    public void Lock_files_hold_no_download_address() => TextRules.AddressesInLockFiles(Texts).ShouldBeEmpty();

    [Fact]
    public void The_engine_knows_no_word_of_a_clinic() => TextRules.ClinicWords(Repository.CSharp("src/Engine")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_unfinished() => TextRules.Unfinished(Texts).ShouldBeEmpty();
}
