using CaseFlow.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CaseFlow.Persistence.Tests.Parity;

public sealed class ModelFeatureTests
{
    private static readonly Dictionary<string, Action<ModelBuilder>> Samples = new()
    {
        ["inheritance"] = model => model.Entity<RegisteredLetter>(),
        ["a JSON column"] = model => model.Entity<Letter>().OwnsOne(row => row.Stamp, stamp => stamp.ToJson()),
        ["a complex type"] = model => model.Entity<Letter>().ComplexProperty(row => row.Stamp),
        ["several rows in one table"] = model => model.Entity<Letter>().OwnsOne(row => row.Stamp),
        ["several tables for one row"] = model => model.Entity<Letter>().SplitToTable("Texts", text => text.Property(row => row.Text)),
        ["many to many"] = model => model.Entity<Letter>().HasMany<Parcel>().WithMany(),
        ["no key"] = model => model.Entity<Parcel>().HasNoKey(),
        ["no table"] = model => model.Entity<Parcel>().ToView("Parcels"),
        ["a view"] = model => model.Entity<Letter>().ToView("LetterView"),
        ["another schema"] = model => model.Entity<Letter>().ToTable("Letters", "post"),
        ["a trigger"] = model => model.Entity<Letter>().ToTable(table => table.HasTrigger("Sent")),
        ["a procedure"] = model => model.Entity<Letter>().DeleteUsingStoredProcedure(_ => { }),
        ["in a circle"] = model => model.Entity<Letter>().HasOne<Letter>().WithMany().HasForeignKey(row => row.AnswerTo),
        ["no property that can be set"] = model => model.Entity<Letter>().HasOne<Parcel>().WithMany().HasForeignKey("ParcelId"),
        ["a value that the database makes"] = model => model.Entity<Letter>().Property(row => row.Id).ValueGeneratedOnAdd(),
        ["a default"] = model => model.Entity<Letter>().Property(row => row.Text).HasDefaultValue("-"),
        ["a computed column"] = model => model.Entity<Letter>().Property(row => row.Text).HasComputedColumnSql("'-'"),
        ["not written when updated"] = model =>
            model.Entity<Letter>().Property(row => row.Text).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore),
        ["stored as Double"] = model => model.Entity<Letter>().Property(row => row.Weight),
        ["Relational:Collation"] = model => model.Entity<Letter>().Property(row => row.Text).UseCollation("NOCASE"),
    };

    public static TheoryData<string> SampleNames => [.. Samples.Keys];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public void The_model_has_nothing_that_our_statements_and_reads_do_not_know(Store store)
    {
        var options = new DbContextOptionsBuilder<CaseFlowDbContext>();
        if (store == Store.Sqlite)
            options.UseSqlite("Data Source=:memory:");
        else
            options.UseNpgsql("Host=nowhere");

        var model = new CaseFlowDbContext(options.Options).GetService<IDesignTimeModel>().Model;

        ModelFeatures
            .Unknown(model)
            .ShouldBeEmpty("Teach src/Persistence/Statements and Reads, and the parity test, what this is; only then ModelFeatures.");
        model.GetEntityTypes().Count().ShouldBeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void What_they_do_not_know_is_found(string feature) =>
        ModelFeatures.Unknown(ModelWith(Samples[feature])).ShouldContain(found => found.Contains(feature));

    [Fact]
    public void A_plain_table_is_no_feature() => ModelFeatures.Unknown(ModelWith(_ => { })).ShouldBeEmpty();

    private static IModel ModelWith(Action<ModelBuilder> feature)
    {
        var model = SqliteConventionSetBuilder.CreateModelBuilder();
        model.Entity<Letter>(letter =>
        {
            letter.Property(row => row.Id).ValueGeneratedNever();
            letter.Property(row => row.Text);
            letter.Ignore(row => row.Stamp);
            letter.Ignore(row => row.Weight);
        });
        feature(model);
        using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite("Data Source=:memory:").Options);
        return context.GetService<IModelRuntimeInitializer>().Initialize((IModel)model.FinalizeModel(), designTime: true);
    }

    public class Letter
    {
        public int Id { get; set; }
        public int AnswerTo { get; set; }
        public string Text { get; set; } = "";
        public double Weight { get; set; }
        public Stamp Stamp { get; set; } = new();
    }

    public class RegisteredLetter : Letter;

    public class Parcel
    {
        public int Id { get; set; }
    }

    public class Stamp
    {
        public int Cents { get; set; }
    }
}
