using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>A browser in which somebody has allowed to be told though no page is open (R-MSG-1).</summary>
public sealed class PushDevice
{
    public PushDeviceId Id { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The address at which the browser's push service takes what is for it.</summary>
    public required string Endpoint { get; set; }

    /// <summary>The browser's public key (p256dh), base64url.</summary>
    public required string PublicKey { get; set; }

    /// <summary>What the browser and we alone know (auth), base64url.</summary>
    public required string Secret { get; set; }

    /// <summary>By which the person knows it again.</summary>
    public string Name { get; set; } = "";
    public DateTimeOffset AddedAt { get; set; }
    public long Revision { get; set; }
}

public sealed class PushDeviceConfiguration : IEntityTypeConfiguration<PushDevice>
{
    public void Configure(EntityTypeBuilder<PushDevice> device)
    {
        device.ToTable("PushDevices");
        device.Property(row => row.Id).ValueGeneratedNever();
        device.Property(row => row.Revision).IsConcurrencyToken();
        device.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        device.HasIndex(row => row.Endpoint).IsUnique(); // a browser is one person's at a time
        device.HasIndex(row => row.PersonId);
    }
}
