using EvalKit.Judging;
using EvalKit.Scoring;
using EvalKit.Scoring.Html;
using EvalKit.Scoring.Sql;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Docs;

public sealed class ScorerPagesTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "docs", "scorers");

    /// <summary>Pages of what a suite file does not name as a scorer: the implicit one, C# delegates, scorers of scorers (one page), scorers of packages, run metrics, and the judges that EvalKit brings.</summary>
    private static readonly string[] Others = ["app_ok", "delegate", "composites", "bert_score", .. new SqlScorerProvider().Names, .. new HtmlScorerProvider().Names, .. RunMetricCatalog.Names, .. JudgeCatalog.List(Folder).Where(j => !j.IsPreview).Select(j => j.Name)];

    [Fact]
    public void Each_scorer_has_a_page_and_each_page_is_of_a_scorer()
    {
        Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo([.. ScorerCatalog.Names, .. Others]);
    }

    [Fact]
    public void Each_page_is_titled_with_its_scorers_name()
    {
        Directory.GetFiles(Folder, "*.md").Should().OnlyContain(f => File.ReadLines(f).First() == $"# {Path.GetFileNameWithoutExtension(f)}");
    }
}
