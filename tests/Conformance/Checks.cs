using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>Compares what happened with what a case says, member by member, and tells every difference.</summary>
internal sealed class Checks(Drive drive, Action<string> tell)
{
    private static readonly HashSet<string> OfSteps = ["op", "instance", "inferred", "sequenceOfChecks"];

    private readonly RequestChecks _outside = new(tell);

    public void Run(JsonElement expected, InstanceTrace? instance)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (OfSteps.Contains(member.Name))
                continue;
            if (IsOfHost(member.Name, member.Value))
                continue;
            if (instance is null)
                tell($"no instance for {member.Name}");
            else
                Check(member.Name, member.Value, instance);
        }
    }

    /// <summary>What a genuine Elsa did; its words for what it holds inside are left out.</summary>
    public void RunObserved(JsonElement observed, InstanceTrace? instance)
    {
        if (instance is null)
            return;
        foreach (var member in observed.EnumerateObject())
        {
            switch (member.Name)
            {
                case "status" or "subStatus" or "output" or "correlationId" or "name":
                    Check(member.Name, member.Value, instance);
                    break;
                case "variables":
                    Values(member.Name, member.Value, instance.Variables, onlyKnown: true);
                    break;
                case "bookmarks" or "incidents":
                    Same(
                        member.Name,
                        member.Value.Number("count"),
                        member.Name == "bookmarks" ? instance.Last.Bookmarks.Count : instance.Incidents.Count
                    );
                    break;
                case "lines":
                    new LineChecks(drive.Host.Lines, tell).Exact([.. member.Value.EnumerateArray().Select(line => line.GetString()!)]);
                    break;
                case "linesAnyOrder":
                    new LineChecks(drive.Host.Lines, tell).Multiset([.. member.Value.EnumerateArray().Select(line => line.GetString()!)]);
                    break;
                case "activities":
                    foreach (var activity in member.Value.EnumerateArray())
                        Activity(activity, instance);
                    break;
            }
        }
    }

    public void Definition(string id, JsonElement? version, JsonElement expected)
    {
        if (drive.Shelf.Find(id, version) is not { } found)
        {
            tell($"there is no {id} {version}");
            return;
        }
        if (expected.Find("version") is { ValueKind: JsonValueKind.Number } number)
            Same($"version of {id}", number.GetInt32(), found.Reference.Version);
        if (expected.Find("isPublished") is { } published)
            Same($"{id} is published", published.GetBoolean(), found.IsPublished);
        foreach (var reference in expected.Find("references") is { } references ? references.EnumerateObject().ToList() : [])
            Same(
                $"{id}'s reference to {reference.Name}",
                reference.Value.GetInt32(),
                DefinitionShelf.VersionsUsed(found.Json, reference.Name).Distinct().SingleOrDefault()
            );
    }

    private bool IsOfHost(string name, JsonElement value)
    {
        switch (name)
        {
            case "lines":
                new LineChecks(drive.Host.Lines, tell).Run(value);
                return true;
            case "publish":
                foreach (var publication in value.EnumerateObject())
                    Publication(publication.Name, publication.Value);
                return true;
            case "instances":
                Instances(value, [.. drive.Matching(value)]);
                return true;
            case "executedAllInstances":
                foreach (var entry in value.EnumerateArray())
                    Executed(entry, drive.Host.Traces);
                return true;
            case "noError":
                Same("incidents", 0, drive.Host.Traces.Sum(trace => trace.Incidents.Count));
                return true;
            case "http":
                foreach (var one in value.EnumerateObject())
                    _outside.Answer(one.Name, drive.Answers[one.Name], one.Value);
                return true;
            case "definitionJson":
                foreach (var one in value.EnumerateArray())
                    _outside.Json(drive.Definition, one);
                return true;
            case "definitions":
                foreach (var one in value.EnumerateArray())
                    Definition(one.Text("definition")!, one.Find("version"), one);
                return true;
            case "consumers":
                foreach (var one in value.EnumerateObject())
                    _outside.Consumers(one.Name, drive.Consumers[one.Name], one.Value);
                return true;
            default:
                return false;
        }
    }

    private void Check(string name, JsonElement value, InstanceTrace instance)
    {
        switch (name)
        {
            case "status":
                Same(name, value.GetString(), instance.Status);
                break;
            case "subStatus":
                Same(name, value.GetString(), instance.SubStatus);
                break;
            case "migrate":
                Same("migration", value.Find("succeeded")?.GetBoolean() ?? true, drive.HaveAllMigrated);
                break;
            case "instanceDefinitionVersion":
                Same(name, value.GetInt32(), instance.Last.Definition.Version);
                break;
            case "name":
                Same(name, value.GetString(), instance.Last.Name);
                break;
            case "correlationId":
                Same(name, value.GetString(), instance.Last.CorrelationId);
                break;
            case "bookmarks":
                Same(name, value.Number("count"), instance.Last.Bookmarks.Count);
                break;
            case "scheduled":
                Same(name, value.Number("count"), instance.Last.Frames.Count(frame => frame.Status == FrameStatus.Scheduled));
                break;
            case "completionCallbacks":
                Same(name, value.Number("count"), instance.Last.Frames.Count(frame => frame.Parent is not null));
                break;
            case "incidents":
                Incidents(value, instance);
                break;
            case "output":
                Values(name, value, instance.Last.Output);
                break;
            case "variables":
                Values(name, value, instance.Variables);
                break;
            case "variablesLength":
                Lengths(value, instance);
                break;
            case "activities":
                foreach (var activity in value.EnumerateArray())
                    Activity(activity, instance);
                break;
            case "notExecuted":
                foreach (var id in value.EnumerateArray())
                    Same($"executions of {id}", 0, instance.Executed.GetValueOrDefault(id.GetString()!));
                break;
            case "executed":
                foreach (var entry in value.EnumerateArray())
                    Executed(entry, [instance]);
                break;
            case "journal":
                foreach (var entry in value.EnumerateArray())
                    Logged(entry, instance);
                break;
            case "activityInputsRecorded":
                InputsLogged(value, instance);
                break;
            case "activityOutputsRecorded":
                OutputsLogged(value, instance);
                break;
            case "children":
                foreach (var entry in value.EnumerateArray())
                    Children(entry, instance);
                break;
            default:
                tell($"'{name}' is not checked");
                break;
        }
    }

    private void Incidents(JsonElement value, InstanceTrace instance)
    {
        Same("incidents", value.Number("count"), instance.Incidents.Count);
        var missing = value
            .Texts("messages")
            .Where(message => !instance.Incidents.Exists(incident => incident.Message.Contains(message, StringComparison.Ordinal)));
        foreach (var message in missing)
            tell($"no incident says \"{message}\"");
    }

    /// <param name="onlyKnown">Elsa also tells of variables that one round of a loop had.</param>
    private void Values(string what, JsonElement expected, IReadOnlyDictionary<string, object?> actual, bool onlyKnown = false)
    {
        foreach (var entry in expected.EnumerateObject())
        {
            if (onlyKnown && !actual.ContainsKey(entry.Name))
                continue;
            var value = ValueJson.Write(actual.GetValueOrDefault(entry.Name));
            var wanted = ValueJson.Write(ValueJson.Read(entry.Value));
            if (!JsonNode.DeepEquals(value, wanted))
                tell($"{what} {entry.Name} is {value?.ToJsonString() ?? "null"}, not {wanted?.ToJsonString() ?? "null"}");
        }
    }

    private void Lengths(JsonElement expected, InstanceTrace instance)
    {
        foreach (var entry in expected.EnumerateObject())
            Same(
                $"length of {entry.Name}",
                entry.Value.GetInt32(),
                (instance.Variables.GetValueOrDefault(entry.Name) as List<object?>)?.Count
            );
    }

    private void Activity(JsonElement expected, InstanceTrace instance)
    {
        var id = expected.Text("id")!;
        if (expected.Text("status") is { } status)
            Same($"status of {id}", status, instance.StatusOf.GetValueOrDefault(id));
        if (expected.Number("executed") is { } executed)
            Same($"executions of {id}", executed, instance.Executed.GetValueOrDefault(id));
        if (expected.Number("faultCount") is { } faults)
            Same($"faults of {id}", faults, instance.FaultCount.GetValueOrDefault(id));
    }

    private void Logged(JsonElement expected, InstanceTrace instance)
    {
        var (id, name) = (expected.Text("activityId")!, expected.Text("event")!);
        if (!InstanceTrace.LogNames.Contains(name))
            tell($"'{name}' of {id} is not checked");
        else
            Same($"{name} of {id}", expected.Number("count"), instance.Logged.GetValueOrDefault((id, name)));
    }

    private void Executed(JsonElement expected, IReadOnlyCollection<InstanceTrace> traces)
    {
        var count = expected.Text("id") is { } id
            ? traces.Sum(trace => trace.Executed.GetValueOrDefault(id))
            : traces.Sum(trace =>
                drive
                    .Shelf.Graph(trace.Last.Definition)
                    .Activities.Where(activity => activity.Descriptor.TypeName == expected.Text("type"))
                    .Sum(activity => trace.Executed.GetValueOrDefault(InstanceTrace.Local(activity.Id)))
            );
        Same($"executions of {expected.Text("id") ?? expected.Text("type")}", expected.Number("count"), count);
    }

    /// <summary>
    /// "Recorded" is here what a log may have: the history has no inputs of activities, and keeps everything that it has.
    /// </summary>
    private void InputsLogged(JsonElement expected, InstanceTrace instance)
    {
        var graph = drive.Shelf.Graph(instance.Last.Definition);
        var logged = instance
            .Starts.Select(started => (Activity: graph.Find(started.ActivityId)!, started))
            .Where(pair => pair.Activity.Descriptor.TypeName == expected.Text("type"))
            .Select(pair =>
                pair.Activity.LoggedInputs(pair.started).Keys.Contains(expected.Text("input"), StringComparer.OrdinalIgnoreCase)
            );
        Same(
            "logged inputs",
            string.Join(", ", expected.Items("inStartOrder").Select(item => item.GetBoolean())),
            string.Join(", ", logged)
        );
    }

    private void OutputsLogged(JsonElement expected, InstanceTrace instance)
    {
        var graph = drive.Shelf.Graph(instance.Last.Definition);
        var logged = instance.Outputs.Where(output =>
            graph.Find(output.ActivityId) is { } activity && activity.Name == expected.Text("activityName") && activity.Logs(output)
        );
        SameSet("logged outputs", expected.Texts("outputs"), logged.Select(output => output.Output));
    }

    private void Publication(string name, JsonElement expected)
    {
        var errors = drive.Publications[name];
        Same($"publication {name} succeeded", expected.Find("succeeded")?.GetBoolean(), errors.Count == 0);
        Same($"errors of publication {name}", expected.Number("errorCount"), errors.Count);
        foreach (var missing in expected.Texts("errors").Except(errors))
            tell($"publication {name} does not say \"{missing}\", but {string.Join("; ", errors)}");
    }

    private void Instances(JsonElement expected, IReadOnlyList<InstanceTrace> found)
    {
        if (expected.Number("count") is { } count)
            Same("instances", count, found.Count);
        if (expected.Find("each") is not { } each)
            return;
        foreach (var instance in found)
            Run(each, instance);
    }

    private void Children(JsonElement expected, InstanceTrace parent)
    {
        var children = drive.ChildrenOf(parent).Where(child => child.Last.Definition.DefinitionId == expected.Text("definition")).ToList();
        Same($"children {expected.Text("definition")}", expected.Number("count"), children.Count);
        foreach (var child in children)
        {
            if (expected.Text("status") is { } status)
                Same("status of a child", status, child.Status);
            if (expected.Find("properties") is { } properties)
                Properties(properties, child, parent);
            if (expected.Text("propertyAbsent") is { } absent && child.Last.Input.ContainsKey(absent))
                tell($"a child has {absent}");
            if (expected.Find("finishedAfterParent") is not null && !(child.EndOrder > parent.EndOrder))
                tell("a child ended before its parent");
        }

        if (expected.Find("correlationIds") is not null)
            SameSet("correlation ids of children", expected.Texts("correlationIds"), children.Select(child => child.Last.CorrelationId));
        foreach (var input in expected.Find("inputValues") is { } inputs ? inputs.EnumerateObject().ToList() : [])
            SameSet(
                $"input {input.Name} of children",
                [.. input.Value.EnumerateArray().Select(value => value.ToString())],
                children.Select(child => child.Last.Input.GetValueOrDefault(input.Name)?.ToString())
            );
    }

    private void Properties(JsonElement expected, InstanceTrace child, InstanceTrace parent)
    {
        foreach (var property in expected.EnumerateObject())
            Same(
                property.Name,
                property.Value.GetString() == "@main" ? parent.Id.ToString() : property.Value.ToString(),
                child.Last.Input.GetValueOrDefault(property.Name)?.ToString()
            );
    }

    private void SameSet(string what, IEnumerable<string> expected, IEnumerable<string?> actual) =>
        Same(what, string.Join(", ", expected.Order(StringComparer.Ordinal)), string.Join(", ", actual.Order(StringComparer.Ordinal)));

    private void Same<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual))
            tell($"{what} is {actual?.ToString() ?? "nothing"}, not {expected?.ToString() ?? "nothing"}");
    }
}
