using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Places;

public sealed class BranchRoomConfiguration : IEntityTypeConfiguration<BranchRoom>
{
    public void Configure(EntityTypeBuilder<BranchRoom> room)
    {
        room.ToTable("Rooms");
        room.Property(row => row.Id).ValueGeneratedNever();
        room.Property(row => row.Revision).IsConcurrencyToken();
        room.HasIndex(row => new { row.BranchId, row.Name }).IsUnique();
        room.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.ToTable("Devices");
        device.Property(row => row.Id).ValueGeneratedNever();
        device.Property(row => row.Revision).IsConcurrencyToken();
        device.HasIndex(row => new { row.BranchId, row.Name }).IsUnique();
        device.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne<BranchRoom>().WithMany().HasForeignKey(row => row.RoomId).OnDelete(DeleteBehavior.Restrict);
    }
}
