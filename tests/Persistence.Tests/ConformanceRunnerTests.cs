using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CaseFlow.Persistence.Tests;

/// <summary>The runner of tests/Conformance with case files of our own: what it cannot do it says, and what is not so it finds.</summary>
public sealed class ConformanceRunnerTests : IDisposable
{
    private const string Runs = """{"op":"run","as":"main","definition":"d","version":"published"}""";
    private const string Resumes = """{"op":"resumeAllUntilFinished","instance":"main"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-cases-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"id":"x"}""", "is no list of cases")]
    [InlineData("[]", "has no case")]
    public async Task A_file_that_is_none_of_cases_is_refused_in_a_sentence(string? content, string why)
    {
        if (content is not null)
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "cases.json"), content);

        var (code, output) = await RunAsync("--only", "x");

        (code, output.Contains(why, StringComparison.Ordinal), output.Contains("   at ", StringComparison.Ordinal)).ShouldBe(
            (2, true, false),
            output
        );
    }

    [Fact]
    public async Task Every_step_of_the_format_can_stand_beside_the_others()
    {
        WriteCase(
            $$"""
            {{Runs}}, {{Resumes}}, {"op":"roundTripState","instance":"main"}, {"op":"reloadDefinitions"},
            {"op":"expectTriggers","definition":"d","count":2,"activityIds":["begin","hook"]},
            {"op":"consumers","of":"d","as":"c","count":1}, {"op":"getDefinition","definition":"d"},
            {"op":"http","method":"POST","path":"go/7","body":"{}","as":"a"},
            {"op":"awaitInstances","definition":"d","count":1,"status":"Running"},
            {"op":"createDraft","of":"d","as":"n"}, {"op":"publish","of":"n","as":"p"},
            {"op":"expectDefinition","definition":"d","version":"latest","is":{"version":2,"isPublished":true} }
            """,
            """
            {"status":"Finished","http":{"a":{"status":202}},"consumers":{"c":["user"]},
             "journal":[{"activityId":"wait","event":"Suspended","count":1}]}
            """
        );

        (await RunAsync()).ShouldBe((0, "PASS x\n1 passed, 0 failed, 0 skipped\n"));
    }

    [Fact]
    public async Task What_is_not_as_expected_fails_and_says_so()
    {
        WriteCase(
            $$"""
            {{Runs}},{{Resumes}},{"op":"http","method":"POST","path":"go/7","body":"","as":"a"},
            {"op":"consumers","of":"d","as":"c"},{"op":"getDefinition","definition":"d"}
            """,
            """
            {"activities":[{"id":"wait","faultCount":1}], "nonsense":1, "http":{"a":{"status":404}}, "consumers":{"c":[]},
             "definitionJson":[{"path":"root.activities[1].id","equals":"other"}],
             "journal":[{"activityId":"wait","event":"Suspended","count":2},{"activityId":"wait","event":"Faulted","count":1},
                        {"activityId":"wait","event":"Vanished","count":0}]}
            """
        );

        var (code, output) = await RunAsync();

        code.ShouldBe(1);
        string[] wanted =
        [
            "faults of wait is 0, not 1",
            "'nonsense' is not checked",
            "status of a is 202, not 404",
            "consumers of c are user, not ",
            "root.activities[1].id is \"wait\", not \"other\"",
            "Suspended of wait is 1, not 2",
            "Faulted of wait is 0, not 1",
            "'Vanished' of wait is not checked",
        ];
        foreach (var why in wanted)
            output.ShouldContain(why);
    }

    private void WriteCase(string drive, string expected)
    {
        Write(
            "d.json",
            """
            {"id":"d1","definitionId":"d","name":"d","version":1,"root":{"id":"root","type":"Elsa.Sequence","activities":[
              {"id":"begin","type":"Elsa.Event","eventName":"go","customProperties":{"canStartWorkflow":true}},
              {"id":"wait","type":"Elsa.Event","eventName":"on"},
              {"id":"hook","type":"Elsa.HttpEndpoint","path":"go/{n}","supportedMethods":["POST"],
               "customProperties":{"canStartWorkflow":true}},
              {"id":"later","type":"Elsa.Delay","timeSpan":"00:00:05"}]}}
            """
        );
        Write(
            "user.json",
            """{"id":"u1","definitionId":"user","name":"user","version":1,"root":{"id":"use","type":"d","workflowDefinitionId":"d"}}"""
        );
        Write(
            "cases.json",
            $$"""
            [{"id":"x","definitions":[{"file":"d.json","publish":true},{"file":"user.json","publish":true}],
              "drive":[{{drive}}],"expected":{{expected}}}]
            """
        );
    }

    private void Write(string file, string json) =>
        File.WriteAllText(Path.Combine(_folder.FullName, file), JsonNode.Parse(json)!.ToJsonString());

    private async Task<(int Code, string Output)> RunAsync(params string[] options)
    {
        var runner = AppContext.BaseDirectory.Replace("Persistence.Tests", "Conformance", StringComparison.Ordinal);
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(runner, "CaseFlow.Conformance.dll"),
                "--cases",
                Path.Combine(_folder.FullName, "cases.json"),
                "--store",
                "memory",
                .. options,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
