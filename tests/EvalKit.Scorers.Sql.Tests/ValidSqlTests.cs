using System.Reflection;

namespace EvalKit.Scoring.Sql.Tests;

public sealed class ValidSqlTests
{
    [Theory]
    [InlineData("SELECT name FROM product", true)]
    [InlineData("SELECT name FROM product WHERE price > ?", true)]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", true)]
    [InlineData("SELECT name FROM products", false)]
    [InlineData("SELECT nme FROM product", false)]
    [InlineData("SELECT name FROM product GROUP", false)]
    [InlineData("SELECT soundslike(name) FROM product", false)]
    [InlineData("UPDATE product SET price = 0", false)]
    [InlineData("SELECT 1; SELECT 2", false)]
    [InlineData("Here is the query: SELECT 1", false)]
    [InlineData("```sql\nSELECT 1\n```", false)]
    [InlineData("", false)]
    public void A_query_that_the_schema_can_answer_is_valid(string output, bool valid) => Shop.Score(Shop.Valid, output).Value!.Bool.Should().Be(valid);

    [Fact]
    public void A_fenced_block_may_hold_it() =>
        Shop.Score(Shop.FromFile("valid_sql", """{"schema": "SELECT 1", "fenced": true}"""), "```sql\nSELECT 1\n```").Value!.Bool.Should().BeTrue();

    [Fact]
    public void The_rationale_names_what_is_wrong() => Shop.Score(Shop.Valid, "SELECT nme FROM product").Rationale.Should().Contain("no such column: nme");

    [Fact]
    public void Both_scorers_are_found_by_the_attribute_that_the_package_writes()
    {
        var provider = ScorerProviders.Of(Assembly.GetExecutingAssembly()).Should().ContainSingle().Subject;

        provider.Should().BeOfType<SqlScorerProvider>();
        provider.Names.Should().Equal("sql_result_equivalence", "valid_sql");
        provider.Names.Select(name => Shop.FromFile(name, """{"schema": "SELECT 1", "name": "mine"}""").Info.Feedbacks[0].Name).Should().AllBe("mine");
        FluentActions.Invoking(() => Shop.FromFile("valid_html", "{}")).Should().Throw<EvalKitException>();
    }
}
