using System.Security.Cryptography;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Files;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

public sealed class FileStoreTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static readonly byte[] Content = "a photo"u8.ToArray();
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content));

    private IFileStore Files => clinic.Services.GetRequiredService<IFileStore>();

    [Fact]
    public async Task R_PHO_4_a_file_is_stored_once_by_its_content()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Files.PutAsync(Hash, Content, CancellationToken.None))));

        await using var stored = Files.Open(Hash).ShouldNotBeNull();
        var bytes = new byte[Content.Length];
        await stored.ReadExactlyAsync(bytes);
        bytes.ShouldBe(Content);
        Directory
            .GetFiles(Path.Combine(clinic.DataFolder, "files"), "*", SearchOption.AllDirectories)
            .Single()
            .ShouldEndWith(Path.Combine(Hash[..2], Hash));
    }

    [Fact]
    public void An_unknown_file_is_not_there() => Files.Open(new string('0', 64)).ShouldBeNull();

    [Theory]
    [InlineData("../../caseflow.db")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void Only_hashes_name_files(string name) => Should.Throw<ArgumentException>(() => Files.Open(name));
}
