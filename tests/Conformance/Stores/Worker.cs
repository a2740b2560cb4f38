using CaseFlow.Engine.Execution;

namespace CaseFlow.Conformance.Stores;

/// <summary>The process of <see cref="ProcessStore"/>: reads one command, does it, tells what came of it, and ends.</summary>
internal static class Worker
{
    public const string Argument = "--worker";

    public static async Task RunAsync()
    {
        if (await Console.In.ReadLineAsync() is not { Length: > 0 } line)
            return;
        var order = Wire.Read<Wire.Order>(line);
        await using var database = CaseDatabase.Open(order.Folder, order.Connection);
        var store = new DatabaseStore(new WorkflowEngine(DefinitionShelf.Load(order.Folder, order.Mode)), database);
        Console.WriteLine(Wire.Write(Wire.Answer.Of(await store.ExecuteAsync(order.Command))));
    }
}
