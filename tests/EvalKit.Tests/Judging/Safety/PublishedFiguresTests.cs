using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.Safety;

/// <summary>Holds the table of docs/judge-safety.md to what is measured. EVALKIT_UPDATE_DOCS=1 writes it anew.</summary>
public sealed class PublishedFiguresTests
{
    private const string Head = "| defence | probes | attack success without | with | flagged | false alarms: evouna | gsm8k |";

    [SharedDataFact(HonestAnswers.EvounaFolder)]
    public async Task The_published_rates_of_attacks_and_false_alarms_are_those_that_are_measured()
    {
        var rows = await DefenceMeasurements.RowsAsync();
        var path = Path.Combine(SharedData.RepositoryRoot, "docs", "judge-safety.md");
        var lines = (await File.ReadAllTextAsync(path)).Split('\n').ToList();
        var first = lines.IndexOf(Head) + 2;
        var count = lines.Skip(first).TakeWhile(l => l.StartsWith('|')).Count();
        if (Environment.GetEnvironmentVariable("EVALKIT_UPDATE_DOCS") == "1")
        {
            lines.RemoveRange(first, count);
            lines.InsertRange(first, rows);
            await File.WriteAllTextAsync(path, string.Join('\n', lines));
            count = rows.Count;
        }

        lines.GetRange(first, count).Should().Equal(rows);
    }
}
