using System.Text.RegularExpressions;
using EvalKit.TestUtils;

namespace EvalKit.Tests;

/// <summary>Holds the arrows between the rooms of src/EvalKit: a room may name only the rooms below it, so that there are no circles.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        [""] = [],
        ["Settings"] = [],
        ["Datasets"] = [],
        ["Statistics"] = [],
        ["Prompts"] = [],
        ["Runs"] = [],
        ["Tracing"] = [],
        ["Redaction"] = [],
        ["Chat"] = ["Redaction"],
        ["Scoring"] = ["Datasets", "Tracing"],
        ["Judging"] = ["Scoring", "Prompts", "Chat", "Statistics", "Tracing"],
        ["Metrics"] = ["Runs", "Statistics"],
        ["Gating"] = ["Metrics", "Runs", "Statistics"],
        ["Suites"] = ["Datasets", "Scoring", "Judging", "Gating", "Prompts", "Chat"],
        ["Running"] = ["Settings", "Datasets", "Scoring", "Judging", "Metrics", "Gating", "Suites", "Chat", "Runs", "Redaction", "Tracing"],
    };

    private static readonly string Source = Path.Combine(SharedData.RepositoryRoot, "src", "EvalKit");

    [Fact]
    public void Every_folder_of_the_library_is_a_known_room()
    {
        Directory.GetDirectories(Source).Select(Path.GetFileName).Except(["bin", "obj"]).Should().BeSubsetOf(MayKnow.Keys);
    }

    [Fact]
    public void A_room_names_only_the_rooms_below_it()
    {
        var found = MayKnow.Keys.SelectMany(room => FilesOf(room).SelectMany(file => RoomsNamedIn(file)
            .Where(named => named != room && !MayKnow[room].Contains(named))
            .Select(named => $"{Path.GetRelativePath(Source, file)} names {named}")));

        found.Should().BeEmpty();
    }

    [Fact]
    public void The_arrows_have_no_circle()
    {
        var open = new Dictionary<string, string[]>(MayKnow);
        while (open.FirstOrDefault(room => room.Value.All(below => !open.ContainsKey(below))) is { Key: not null } free)
        {
            open.Remove(free.Key);
        }

        open.Keys.Should().BeEmpty();
    }

    private static IEnumerable<string> FilesOf(string room) => room.Length == 0
        ? Directory.GetFiles(Source, "*.cs")
        : Directory.Exists(Path.Combine(Source, room)) ? Directory.GetFiles(Path.Combine(Source, room), "*.cs", SearchOption.AllDirectories) : [];

    private static IEnumerable<string> TypesOf(string room) => FilesOf(room).Select(f => Path.GetFileNameWithoutExtension(f)!);

    private static IEnumerable<string> RoomsNamedIn(string file)
    {
        var code = Regex.Replace(File.ReadAllText(file), "///?.*", "");
        return MayKnow.Keys.Where(room => room.Length > 0 && (Regex.IsMatch(code, $@"\bEvalKit\.{room}\b") || TypesOf(room).Any(type => Regex.IsMatch(code, $@"(?<![\w.]){room}\.{type}\b"))));
    }
}
