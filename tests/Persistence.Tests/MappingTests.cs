using AutoMapper;
using CaseFlow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

public sealed class MappingTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private IConfigurationProvider Configured => clinic.Services.GetRequiredService<IConfigurationProvider>();

    [Fact]
    public void Every_mapping_is_complete() => Configured.AssertConfigurationIsValid();

    [Fact]
    public void No_mapping_comes_back_to_itself() => MapWalk.RecursiveMaps(Configured).ShouldBeEmpty();

    [Fact]
    public void A_mapping_that_comes_back_to_itself_is_found() =>
        RecursiveMaps(mapping => mapping.CreateMap<Node, NodeAnswer>()).ShouldBe(["Node -> NodeAnswer"]);

    [Fact]
    public void So_is_one_that_comes_back_by_a_list_and_another_mapping() =>
        RecursiveMaps(mapping =>
            {
                mapping.CreateMap<Folder, FolderAnswer>();
                mapping.CreateMap<Paper, PaperAnswer>();
                mapping.CreateMap<Paper, string>();
            })
            .ShouldBe(["Folder -> FolderAnswer", "Paper -> PaperAnswer"], ignoreOrder: true);

    [Fact]
    public void One_that_only_holds_another_is_not() =>
        RecursiveMaps(mapping =>
            {
                mapping.CreateMap<Paper, PaperAnswer>();
                mapping.CreateMap<Folder, FolderName>();
            })
            .ShouldBeEmpty();

    private static IEnumerable<string> RecursiveMaps(Action<IMapperConfigurationExpression> maps) =>
        MapWalk.RecursiveMaps(new MapperConfiguration(maps));

    private sealed record Node
    {
        public Node? Next { get; init; }
    }

    private sealed record NodeAnswer
    {
        public NodeAnswer? Next { get; init; }
    }

    private sealed record Folder(string Name, List<Paper> Papers);

    private sealed record FolderAnswer(string Name, IReadOnlyList<PaperAnswer> Papers);

    private sealed record FolderName(string Name);

    private sealed record Paper(Folder Folder);

    private sealed record PaperAnswer(FolderAnswer Folder);
}
