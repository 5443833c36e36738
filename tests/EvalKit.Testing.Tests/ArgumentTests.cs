using System.Reflection;
using System.Text.Json;

namespace EvalKit.Testing.Tests;

public sealed class ArgumentTests
{
    public enum Size
    {
        Small,
        Large,
    }

    [Fact]
    public void Columns_bind_by_name_in_any_spelling()
    {
        var evalCase = Datasets.EvalCases.Create(
            CaseFields.OfText(("user_question", "Why?")), CaseFields.OfText(("expected_response", "Because")), "a");

        RowArguments.Bind(Method(nameof(Spellings)), evalCase).Should().Equal("Why?", "Because", "Because", "a");
    }

    [Fact]
    public void Values_become_the_parameters_types_in_the_invariant_culture()
    {
        var evalCase = Some.CaseOf(
            ("number", "1.5"), ("count", 3), ("flag", "true"), ("size", "large"), ("list", "[1, 2]"), ("texts", "one"), ("json", new { a = 1 }), ("maybe", ""), ("day", "2026-03-04"));

        var arguments = RowArguments.Bind(Method(nameof(Types)), evalCase);

        arguments[..4].Should().Equal(1.5, 3, true, Size.Large);
        arguments[4].Should().BeEquivalentTo(new[] { 1, 2 });
        arguments[5].Should().BeEquivalentTo(new[] { "one" });
        arguments[6].Should().BeOfType<JsonElement>().Which.GetProperty("a").GetInt32().Should().Be(1);
        arguments[7].Should().BeNull();
        arguments[8].Should().Be(new DateOnly(2026, 3, 4));
        arguments[9].Should().Be("default");
    }

    [Fact]
    public void A_sole_case_parameter_takes_the_case()
    {
        var evalCase = Some.Case();

        RowArguments.Bind(Method(nameof(Whole)), evalCase).Should().Equal(evalCase);
    }

    [Fact]
    public void A_parameter_without_column_is_an_error_that_names_the_columns()
    {
        var bind = () => RowArguments.Bind(Method(nameof(Unknown)), Some.Case());

        bind.Should().Throw<EvalKitException>().WithMessage("*'answer'*case 'a'*inputs question*expectations expected_response*Rename*");
    }

    [Fact]
    public void A_value_that_does_not_fit_is_an_error_that_shows_it()
    {
        var bind = () => RowArguments.Bind(Method(nameof(Numeric)), Some.Case(question: "many"));

        bind.Should().Throw<EvalKitException>().WithMessage("*'question'*'a'*Int32*many*");
    }

    [Fact]
    public void An_app_gets_inputs_the_case_and_the_token_and_no_expectation()
    {
        using var source = new CancellationTokenSource();
        var evalCase = Some.Case();

        AppArguments.Bind(Method(nameof(App)), evalCase, source.Token).Should().Equal("Why?", evalCase, source.Token);
        var bind = () => AppArguments.Bind(Method(nameof(Spellings)), evalCase, source.Token);
        bind.Should().Throw<EvalKitException>();
    }

    private static void Spellings(string userQuestion, string expected_response, string expectedResponse, string id) => Assert.Fail("bound, not called");

    private static void Types(
        double number, int count, bool flag, Size size, int[] list, string[] texts, JsonElement json, int? maybe, DateOnly day, string other = "default") => Assert.Fail("bound, not called");

    private static void Whole(EvalCase evalCase) => Assert.Fail("bound, not called");

    private static void Unknown(string answer) => Assert.Fail("bound, not called");

    private static void Numeric(int question) => Assert.Fail("bound, not called");

    private static void App(string question, EvalCase evalCase, CancellationToken token) => Assert.Fail("bound, not called");

    private static MethodInfo Method(string name) => typeof(ArgumentTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
