using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring.Sql.Tests;

/// <summary>A small database, and what scorers say of queries on it.</summary>
internal static class Shop
{
    public const string Script = """
        CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL, colour TEXT);
        CREATE TABLE sale (product_id INTEGER REFERENCES product(id), day TEXT, amount INTEGER);
        INSERT INTO product VALUES (1, 'lamp', 12.5, 'red'), (2, 'bulb', 0.1, NULL), (3, 'chair', 40, 'blue'), (4, 'İnci', 0.2, 'blue');
        INSERT INTO sale VALUES (1, '2026-01-01', 2), (1, '2026-01-02', 1), (2, '2026-01-01', 7), (3, '2026-01-03', 1), (4, '2026-01-03', 1);
        """;

    public static readonly IScorer Valid = SqlScorers.ValidSql(new ValidSqlOptions { Schema = Script });

    public static readonly IScorer Equivalent = SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = Script });

    public static IScorer FromFile(string name, string options) => new SqlScorerProvider().Create(new ScorerSpec(name, JsonNode.Parse(options)!.AsObject()));

    public static Score Score(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Score(scorer, output, Case(accepted));

    public static Score Score(IScorer scorer, string output, EvalCase evalCase)
    {
        var trial = new Trial { TraceId = "0123456789abcdef0123456789abcdef", CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = AppOutput.FromText(output) };
        var pending = scorer.ScoreAsync(new ScoreArguments(evalCase, trial), CancellationToken.None).AsTask();
        pending.IsCompletedSuccessfully.Should().BeTrue("code scorers end before they return");
        return pending.Result.Scores.Should().ContainSingle().Subject;
    }

    public static EvalCase Case(IReadOnlyList<string> accepted, string? script = null) => new()
    {
        Id = "c1",
        CaseHash = "h1",
        Inputs = script is null ? CaseFields.Empty : CaseFields.OfText(("tables", script)),
        Expectations = CaseFields.From(new JsonObject { ["expected_response"] = JsonSerializer.SerializeToNode(accepted) }),
    };
}
