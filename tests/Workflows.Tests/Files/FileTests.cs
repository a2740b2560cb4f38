using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Files;

public sealed class FileTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    public static TheoryData<string, byte[]> Kept =>
        new()
        {
            { ContentTypes.Png, Pictures.Png() },
            { ContentTypes.Jpeg, Pictures.Jpeg() },
            { ContentTypes.WebP, Pictures.WebP() },
            { ContentTypes.Pdf, Pictures.Pdf() },
            { ContentTypes.Heic, Pictures.Heic("heic") },
            { ContentTypes.Heic, Pictures.Heic("XXXX", "avif", "heix") },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_file_is_what_its_first_bytes_say(string contentType, byte[] content) => ContentTypes.Of(content).ShouldBe(contentType);

    public static TheoryData<byte[]> NotKept =>
        new()
        {
            "just text, named .png"u8.ToArray(),
            "<svg onload=alert(1)>"u8.ToArray(),
            "MZ"u8.ToArray(),
            Pictures.Heic("isom", "mp42"),
            Pictures.Png()[..12],
            new byte[] { 0, 0, 0, 0, 102, 116, 121, 112 },
        };

    [Theory]
    [MemberData(nameof(NotKept))]
    public void Anything_else_is_not_kept(byte[] content) => ContentTypes.Of(content).ShouldBeNull();

    [Fact]
    public async Task R_PHO_4_the_same_content_is_stored_once()
    {
        var content = Pictures.Png(mark: 1);

        var first = await StoreAsync(content);
        var second = await StoreAsync(content);

        second.ShouldBe(first);
        first.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        (await clinic.ReadAsync(db => db.Files().CountAsync(file => file.Sha256 == first.Sha256))).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_its_reason()
    {
        var desk = clinic.As(Roles.FrontDesk);

        (await desk.SendAsync(new StoreFile.Command([]))).ShouldBeInvalid("file", "file.empty");
        (await desk.SendAsync(new StoreFile.Command("text"u8.ToArray())))
            .ShouldBeRefused("file.unsupported-type")
            .Kind.ShouldBe(RefusalKind.UnsupportedType);
        (await desk.SendAsync(new StoreFile.Command(Pictures.Png(padding: 21 * 1024 * 1024))))
            .ShouldBeRefused("file.too-large")
            .Kind.ShouldBe(RefusalKind.TooLarge);
    }

    [Fact]
    public async Task R_PHO_4_a_file_is_its_uploaders_until_a_journey_holds_it_and_then_seen_only_with_the_charts_permission()
    {
        var content = Pictures.Png(mark: 2);
        var file = await StoreAsync(content);

        (await ContentAsync(Roles.FrontDesk, file.Id)).ShouldBe(content);
        (await clinic.As(Roles.Nurse).SendAsync(new GetFile.Query(file.Id))).ShouldBeRefused("file.not-found");

        var client = await clinic.RegisterAsync();
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
        journey.Staff.Add(
            new JourneyPerson
            {
                JourneyId = journey.Id,
                Role = Roles.Nurse,
                PersonId = clinic.PersonNamed("nurse01").Id,
            }
        );
        await clinic.InsertAsync(journey);
        await clinic.ChangeAsync(async db => (await db.Files().SingleAsync(row => row.Id == file.Id)).JourneyId = journey.Id);

        (await ContentAsync(Roles.FrontDesk, file.Id)).ShouldBe(content);
        clinic.Clock.AdvanceTo(clinic.Clock.Now.AddDays(1));
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetFile.Query(file.Id))).ShouldBeRefused("chart.may-not-open");
        (await clinic.As(Roles.Doctor).SendAsync(new GetFile.Query(file.Id))).ShouldBeRefused("chart.reason-needed");
        (await ContentAsync(Roles.Nurse, file.Id)).ShouldBe(content);
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");
        await clinic.HireAsync("stranger", elsewhere.Id, Roles.Doctor);
        (await clinic.As("stranger").SendAsync(new GetFile.Query(file.Id))).ShouldBeRefused("file.not-found");
    }

    private async Task<StoreFile.Response> StoreAsync(byte[] content) =>
        (await clinic.As(Roles.FrontDesk).SendAsync(new StoreFile.Command(content))).ShouldSucceed();

    private async Task<byte[]> ContentAsync(string role, FileId id)
    {
        await using var stream = (await clinic.As(role).SendAsync(new GetFile.Query(id))).ShouldSucceed().Content;
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
