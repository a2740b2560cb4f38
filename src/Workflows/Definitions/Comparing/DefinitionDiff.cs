using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Comparing;

/// <summary>
/// What differs between two versions of a definition, as a manager sees it. Activities are the same if their ids are. The order in a file,
/// sizes, the ids that the designer derives, and whatever
/// else is not the procedure's own never count.
/// </summary>
public static class DefinitionDiff
{
    // Of an activity: what it is, and what is compared elsewhere.
    private static readonly string[] NotContent = ["id", "nodeId", "version", "metadata", "activities", "connections", "runAsynchronously"];

    private static readonly string[] OfDefinition = ["name", "description", "outcomes"];

    /// <summary>
    /// Activities first, then lines, then what is declared; each in the order of the later file, what is removed at its end.
    /// </summary>
    public static IReadOnlyList<Difference> Of(JsonObject before, JsonObject after)
    {
        var (old, now) = (ById(before), ById(after));
        return
        [
            .. now.Values.Where(activity => !old.ContainsKey(activity.Id)).Select(activity => Of(activity, DifferenceKind.Added)),
            .. now
                .Values.Where(activity => old.ContainsKey(activity.Id))
                .Select(activity => Compare(old[activity.Id], activity))
                .OfType<Difference>(),
            .. old.Values.Where(activity => !now.ContainsKey(activity.Id)).Select(activity => Of(activity, DifferenceKind.Removed)),
            .. LinesOf(now).Except(LinesOf(old)).Select(line => Of(line, now, DifferenceKind.Added)),
            .. LinesOf(old).Except(LinesOf(now)).Select(line => Of(line, old, DifferenceKind.Removed)),
            .. Declared(before, after, "variables", DifferenceSubject.Variable),
            .. Declared(before, after, "inputs", DifferenceSubject.Input),
            .. Declared(before, after, "outputs", DifferenceSubject.Output),
            .. Head(before, after),
        ];
    }

    private static Dictionary<string, DrawnActivity> ById(JsonObject definition) =>
        DrawnActivity
            .RootOf(definition)
            ?.All()
            .Skip(1)
            .DistinctBy(activity => activity.Id)
            .ToDictionary(activity => activity.Id, StringComparer.Ordinal)
        ?? [];

    private static IEnumerable<DrawnLine> LinesOf(Dictionary<string, DrawnActivity> activities) =>
        activities.Values.Select(activity => activity.Holder).OfType<DrawnActivity>().Distinct().SelectMany(holder => holder.Lines);

    private static Difference Of(DrawnActivity activity, DifferenceKind kind) =>
        new(kind, DifferenceSubject.Activity, activity.Id, activity.Name, activity.EnglishName) { Type = activity.Type };

    private static Difference Of(DrawnLine line, Dictionary<string, DrawnActivity> activities, DifferenceKind kind)
    {
        var (source, target) = (activities.GetValueOrDefault(line.Source), activities.GetValueOrDefault(line.Target));
        return new Difference(
            kind,
            DifferenceSubject.Line,
            null,
            $"{source?.Name ?? line.Source} → {target?.Name ?? line.Target}",
            $"{English(source) ?? line.Source} → {English(target) ?? line.Target}"
        )
        {
            Line = line,
            Type = source?.Type ?? "",
        };
    }

    private static string? English(DrawnActivity? activity) =>
        activity is null ? null
        : activity.EnglishName.Length > 0 ? activity.EnglishName
        : activity.Name;

    private static Difference? Compare(DrawnActivity before, DrawnActivity after)
    {
        var changes = Members(
            before.Json,
            after.Json,
            [.. NotContent, .. before.Parts.Concat(after.Parts).Select(part => part.Place).Where(place => place != "cases")]
        );
        if (changes.Count > 0)
            return Of(after, DifferenceKind.Changed) with { Changes = changes };
        var isElsewhere =
            (before.X, before.Y) != (after.X, after.Y) || (before.Holder?.Id, before.Place) != (after.Holder?.Id, after.Place);
        return isElsewhere ? Of(after, DifferenceKind.Moved) : null;
    }

    private static List<MemberChange> Members(JsonObject before, JsonObject after, IReadOnlyCollection<string> without)
    {
        var (old, now) = (MemberReading.All(before, without), MemberReading.All(after, without));
        return
        [
            .. from name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            let earlier = old.GetValueOrDefault(name)
            let later = now.GetValueOrDefault(name)
            where earlier != later
            select new MemberChange(name, earlier, later),
        ];
    }

    private static IEnumerable<Difference> Declared(JsonObject before, JsonObject after, string list, DifferenceSubject subject)
    {
        var (old, now) = (Named(before, list), Named(after, list));
        foreach (var (id, json) in now)
        {
            if (!old.TryGetValue(id, out var earlier))
                yield return new Difference(DifferenceKind.Added, subject, id, json.Text("name") ?? id, "");
            else if (Members(earlier, json, ["id", "storageDriverTypeName"]) is { Count: > 0 } changes)
                yield return new Difference(DifferenceKind.Changed, subject, id, json.Text("name") ?? id, "") { Changes = changes };
        }
        foreach (var (id, json) in old.Where(one => !now.ContainsKey(one.Key)))
            yield return new Difference(DifferenceKind.Removed, subject, id, json.Text("name") ?? id, "");
    }

    private static Dictionary<string, JsonObject> Named(JsonObject definition, string list) =>
        DrawnActivity
            .Items(definition.Member(list))
            .Where(item => (item.Text("id") ?? item.Text("name")) is not null)
            .DistinctBy(item => item.Text("id") ?? item.Text("name"))
            .ToDictionary(item => (item.Text("id") ?? item.Text("name"))!, StringComparer.Ordinal);

    private static IEnumerable<Difference> Head(JsonObject before, JsonObject after)
    {
        JsonObject Only(JsonObject json) =>
            new(
                OfDefinition
                    .Append("options")
                    .Append("customProperties")
                    .Select(name => KeyValuePair.Create(name, json.Member(name)?.DeepClone()))
            );
        return Members(Only(before), Only(after), [])
            .Select(change => new Difference(DifferenceKind.Changed, DifferenceSubject.Definition, change.Member, "", "")
            {
                Changes = [change],
            });
    }
}
