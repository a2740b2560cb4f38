using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CaseFlow.Workflows.Tests.Files;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_file_that_the_disk_does_not_take_has_no_row_and_is_kept_when_there_is_room_again()
    {
        var disk = Substitute.For<IFileStore>();
        await using var clinic = new Clinic(services => services.AddSingleton(disk));
        await clinic.OpenAsync(withShippedDefinitions: false);
        var desk = clinic.As(Roles.FrontDesk);
        var upload = new StoreFile.Command(Pictures.Png());

        disk.PutAsync(Arg.Any<string>(), Arg.Any<ReadOnlyMemory<byte>>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new IOException("full"));
        await desk.SendAsync(upload).ShouldThrowAsync<IOException>();
        var rows = await clinic.ReadAsync(db => db.Files().CountAsync());
        disk.PutAsync(Arg.Any<string>(), Arg.Any<ReadOnlyMemory<byte>>(), Arg.Any<CancellationToken>()).Returns(Task.CompletedTask);
        var stored = (await desk.SendAsync(upload)).ShouldSucceed();

        rows.ShouldBe(0);
        (await clinic.ReadAsync(db => db.Files().SingleAsync())).Id.ShouldBe(stored.Id);
        await disk.Received(2).PutAsync(stored.Sha256, Arg.Any<ReadOnlyMemory<byte>>(), Arg.Any<CancellationToken>());
    }
}
