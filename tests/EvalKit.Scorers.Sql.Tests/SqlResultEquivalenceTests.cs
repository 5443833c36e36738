using System.Globalization;
using CsCheck;

namespace EvalKit.Scoring.Sql.Tests;

public sealed class SqlResultEquivalenceTests
{
    [Theory]
    [InlineData("SELECT name FROM product ORDER BY id DESC", "SELECT name FROM product")]
    [InlineData("select p.name, sum(s.amount) total from product p join sale s on s.product_id = p.id group by 1;", "SELECT name, (SELECT SUM(amount) FROM sale WHERE product_id = id) FROM product")]
    [InlineData("SELECT 0.1 + 0.2", "SELECT 0.3")]
    [InlineData("SELECT 40", "SELECT price FROM product WHERE id = 3")]
    [InlineData("SELECT NULL", "SELECT colour FROM product WHERE id = 2")]
    [InlineData("SELECT x'00ff'", "SELECT CAST(x'00ff' AS BLOB)")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n", "SELECT 5 UNION SELECT 4 UNION SELECT 3 UNION SELECT 2 UNION SELECT 1")]
    [InlineData("VALUES (1), (1), (2)", "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 1")]
    [InlineData("SELECT name FROM product WHERE 0 -- nothing\n;;  /* end */", "SELECT name FROM product WHERE price < 0")]
    public void The_same_rows_are_equal_however_they_are_asked_for(string output, string expected) => Says(Shop.Equivalent, output, expected).Should().BeTrue();

    [Theory]
    [InlineData("SELECT name FROM product WHERE id < 4", "SELECT name FROM product", "3 rows, expected 4")]
    [InlineData("SELECT id, name FROM product", "SELECT name FROM product", "2 columns, expected 1")]
    [InlineData("SELECT name FROM product WHERE 0", "SELECT name, id FROM product WHERE 0", "1 columns, expected 2")]
    [InlineData("VALUES (1), (1), (2)", "VALUES (1), (2), (2)", "the row (2) is missing")]
    [InlineData("SELECT '40'", "SELECT 40", "the row (40) is missing")]
    [InlineData("SELECT 'lamp'", "SELECT 'Lamp'", "the row ('Lamp') is missing")]
    [InlineData("SELECT 9007199254740993", "SELECT 9007199254740992 + 100000000", "is missing")]
    [InlineData("SELECT nme FROM product", "SELECT name FROM product", "no such column: nme")]
    [InlineData("SELEC 1", "SELECT 1", "syntax error")]
    [InlineData("", "SELECT 1", "no statement")]
    [InlineData("-- nothing", "SELECT 1", "no statement")]
    [InlineData("SELECT 1; SELECT 1", "SELECT 1", "more than one statement")]
    [InlineData("SELECT 1; nonsense", "SELECT 1", "more than one statement")]
    [InlineData("SELECT 1\0", "SELECT 1", "NUL")]
    [InlineData("SELECT abs(-9223372036854775808)", "SELECT 1", "overflow")]
    public void Other_rows_and_queries_without_a_result_are_false_with_the_reason(string output, string expected, string reason)
    {
        var score = Shop.Score(Shop.Equivalent, output, expected);

        score.Value!.Bool.Should().BeFalse();
        score.Rationale.Should().Contain(reason);
    }

    [Theory]
    [InlineData("DELETE FROM product")]
    [InlineData("INSERT INTO sale VALUES (1, 'x', 1) RETURNING 1")]
    [InlineData("DROP TABLE product")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1")]
    [InlineData("ATTACH '/tmp/evalkit-attached.db' AS other")]
    [InlineData("VACUUM INTO '/tmp/evalkit-vacuum.db'")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("PRAGMA table_info(product)")]
    [InlineData("SELECT load_extension('x')")]
    [InlineData("BEGIN")]
    [InlineData("SELECT * FROM pragma_database_list")]
    public void A_query_can_only_read(string output)
    {
        var score = Shop.Score(Shop.Equivalent, output, "SELECT 1");

        score.Value!.Bool.Should().BeFalse(score.Rationale);
        File.Exists("/tmp/evalkit-attached.db").Should().BeFalse();
        File.Exists("/tmp/evalkit-vacuum.db").Should().BeFalse();
        Says(Shop.Equivalent, "SELECT count(*) FROM product", "SELECT 4").Should().BeTrue();
    }

    [Theory]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "more than 10000 rows")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", "more than 20000000 steps")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT count(*) FROM n a, n b, n c", "more than 20000000 steps")]
    [InlineData("SELECT length(randomblob(2000000000))", "too big")]
    [InlineData("SELECT length(replace(hex(zeroblob(400000)), '0', '000000000000'))", "too big")]
    [InlineData("SELECT 'aaaa' LIKE '" + "%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a" + "'", "LIKE or GLOB pattern too complex")]
    [InlineData("WITH RECURSIVE n(i, b) AS (SELECT 1, randomblob(900000) UNION ALL SELECT i + 1, randomblob(900000) FROM n LIMIT 5000) SELECT count(*) FROM (SELECT b FROM n ORDER BY b)", "too much memory")]
    public void A_query_that_runs_away_ends_at_a_limit(string output, string reason) => Shop.Score(Shop.Equivalent, output, "SELECT 1").Rationale.Should().Contain(reason);

    [Fact]
    public void The_limits_are_options()
    {
        Says(Shop.FromFile("sql_result_equivalence", $$"""{"schema": "SELECT 1", "max_rows": 2}"""), "VALUES (1), (2), (3)", "VALUES (1), (2)").Should().BeFalse();
        Shop.Score(SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = Shop.Script, MaxSteps = 1000 }), "SELECT count(*) FROM sale a, sale b, sale c, sale d, sale e", "SELECT 3125")
            .Rationale.Should().Contain("more than 1000 steps");
    }

    [Fact]
    public void The_order_of_rows_and_the_names_of_columns_count_where_asked_for()
    {
        var ordered = SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = Shop.Script, Ordered = true });
        var named = SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = Shop.Script, ColumnNames = true });

        Says(ordered, "SELECT id FROM product ORDER BY id", "SELECT id FROM product ORDER BY 1 ASC").Should().BeTrue();
        Shop.Score(ordered, "SELECT id FROM product ORDER BY id DESC", "SELECT id FROM product ORDER BY id").Rationale.Should().Be("row 1 is (4), expected (1)");
        Says(named, "SELECT id AS ID FROM product", "SELECT id FROM product").Should().BeTrue();
        Says(named, "SELECT id AS number FROM product", "SELECT id FROM product").Should().BeFalse();
    }

    [Fact]
    public void Numbers_are_equal_within_a_tolerance_and_each_row_has_its_own()
    {
        var near = SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = "SELECT 1", AbsoluteTolerance = 0.6 });
        var exact = SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { Schema = "SELECT 1", RelativeTolerance = 0 });

        Says(near, "VALUES (1.0), (2.0), (3.0)", "VALUES (2.5), (3.5), (1.5)").Should().BeTrue();
        Says(near, "VALUES (1.0), (1.1), (3.0)", "VALUES (1.0), (3.1), (3.2)").Should().BeFalse();
        Says(exact, "SELECT 0.1 + 0.2", "SELECT 0.3").Should().BeFalse();
        Says(exact, "SELECT 2.0", "SELECT 2").Should().BeTrue();
    }

    [Fact]
    public void Any_accepted_query_may_give_the_rows() => Says(Shop.Equivalent, "SELECT 2", "SELECT 1", "SELECT 2").Should().BeTrue();

    [Theory]
    [InlineData("SELECT nme FROM product", "no such column")]
    [InlineData("DELETE FROM product", "only a query is allowed")]
    public void An_accepted_query_without_a_result_is_an_error_of_the_dataset(string expected, string reason)
    {
        var error = Shop.Score(Shop.Equivalent, "SELECT 1", expected).Error!;

        error.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        error.Message.Should().Contain("c1").And.Contain(reason);
    }

    [Fact]
    public void A_case_may_bring_its_own_script()
    {
        var scorer = Shop.FromFile("sql_result_equivalence", """{"schema_input": "tables"}""");

        scorer.Info.Needs.Should().Equal("outputs", "expectations.expected_response", "inputs.tables");
        Shop.Score(scorer, "SELECT a FROM t", Shop.Case(["SELECT 5"], "CREATE TABLE t AS SELECT 5 AS a")).Value!.Bool.Should().BeTrue();
        Shop.Score(scorer, "SELECT a FROM t", Shop.Case(["SELECT 5"], "CREATE nonsense")).Error!.Message.Should().Contain("syntax error");
        Shop.Score(scorer, "SELECT 5", Shop.Case(["SELECT 5"], "ATTACH '/tmp/evalkit-script.db' AS x")).Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
    }

    [Fact]
    public void A_script_may_stand_in_a_file_whose_text_decides_the_fingerprint()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Shop.Script);

        SqlScorers.SqlResultEquivalence(new SqlResultEquivalenceOptions { File = path }).Info.Fingerprint.Should().Be(Shop.Equivalent.Info.Fingerprint);
        File.Delete(path);
    }

    [Theory]
    [InlineData("{}", "needs one of the options")]
    [InlineData("""{"schema": "SELECT 1", "schema_input": "x"}""", "needs one of the options")]
    [InlineData("""{"schema": "CREATE TABLE"}""", "option 'schema': the script cannot be run")]
    [InlineData("""{"file": "/nowhere/schema.sql"}""", "cannot be read")]
    [InlineData("""{"schema": "SELECT 1", "max_rows": 0}""", "option 'max_rows': expected a number from 1, found 0")]
    [InlineData("""{"schema": "SELECT 1", "relative_tolerance": -1}""", "from 0, found -1")]
    [InlineData("""{"schema": "SELECT 1", "order": true}""", "'ordered'")]
    public void Bad_options_are_refused_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Shop.FromFile("sql_result_equivalence", options)).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain(message);

    [Fact]
    public void Rows_are_equal_to_themselves_in_any_order_and_to_no_others()
    {
        var cell = Gen.OneOf(Gen.Int[-3, 3].Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.OneOf("NULL", "'a'", "'b'", "1.5", "x'61'", "'1'", "2.0"));
        var rows = Gen.Select(cell, cell).Select(c => $"({c.Item1}, {c.Item2})").Array[1, 6];
        var random = new PCG(1, 7);
        var sample = Gen.Select(rows, rows, Gen.Shuffle(Enumerable.Range(0, 6).ToArray()));
        for (var i = 0; i < 400; i++)
        {
            var (a, b, order) = sample.Generate(random, null, out _);
            var turned = order.Where(o => o < a.Length).Select(o => a[o]);
            Says(Shop.Equivalent, Values(turned), Values(a)).Should().BeTrue(Values(a));
            var same = a.Select(Plain).Order(StringComparer.Ordinal).SequenceEqual(b.Select(Plain).Order(StringComparer.Ordinal));
            Says(Shop.Equivalent, Values(a), Values(b)).Should().Be(same, $"{Values(a)} beside {Values(b)}");
        }
    }

    [Fact]
    public void No_query_makes_it_throw()
    {
        var text = Gen.OneOf("SELECT", " ", "*", "FROM", "product", "sale", "(", ")", ",", "1", "'x'", "'", "\"", "--", "/*", ";", "\0", "\ud800", "WITH", "RECURSIVE", "AS", "ORDER BY", "PRAGMA", "?", ":a", "@b", "id", "UNION", "LIMIT", "\n").Array[0, 12]
            .Select(words => string.Join(' ', words));
        var random = new PCG(1, 7);
        for (var i = 0; i < 1_000; i++)
        {
            var query = text.Generate(random, null, out _);
            Shop.Score(Shop.Equivalent, query, "SELECT 1").Value!.Bool.Should().NotBeNull(query);
            Shop.Score(Shop.Valid, query).Value!.Bool.Should().NotBeNull(query);
        }
    }

    private static string Plain(string row) => row.Replace("2.0", "2", StringComparison.Ordinal);

    private static string Values(IEnumerable<string> rows) => $"VALUES {string.Join(", ", rows)}";

    private static bool Says(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Shop.Score(scorer, output, accepted).Value!.Bool!.Value;
}
