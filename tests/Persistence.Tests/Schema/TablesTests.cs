using CaseFlow.Schema;
using CaseFlow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CaseFlow.Persistence.Tests.Schema;

public sealed class TablesTests
{
    [Fact]
    public void The_picture_of_the_tables_is_what_the_model_says() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "tables.md"))
            .ShouldBe(Draft.Both[0].TablesDocument(), "The model has changed: run scripts/draw-tables.");

    [Fact]
    public void Both_databases_have_the_same_tables() => Draft.Both[1].TablesDocument().ShouldBe(Draft.Both[0].TablesDocument());

    [Fact]
    public void A_table_is_drawn_with_its_keys_and_its_lines()
    {
        var model = new ModelBuilder(SqliteConventionSetBuilder.Build());
        model.Entity<Owner>().ToTable("Owners").HasIndex(row => row.Number).IsUnique();
        model.Entity<Pet>().ToTable("Pets").HasOne<Owner>().WithMany().HasForeignKey(row => row.OwnerId);

        Tables
            .Document(model.FinalizeModel())
            .ShouldEndWith(
                """
                ## Shared

                ```mermaid
                erDiagram
                    Owners {
                        Int32 Id PK
                        String Number UK
                    }
                    Pets {
                        Int32 Id PK
                        Int32 OwnerId FK "may be empty"
                    }
                    Owners |o--o{ Pets : "OwnerId"
                ```

                """
            );
    }

    private sealed class Owner
    {
        public int Id { get; set; }
        public required string Number { get; set; }
    }

    private sealed class Pet
    {
        public int Id { get; set; }
        public int? OwnerId { get; set; }
    }
}
