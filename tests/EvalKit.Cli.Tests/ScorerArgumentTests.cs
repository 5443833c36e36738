namespace EvalKit.Cli.Tests;

public sealed class ScorerArgumentTests
{
    [Theory]
    [InlineData("squad_f1", "squad_f1", "{}")]
    [InlineData("numeric_match:absolute=0.01", "numeric_match", """{"absolute":0.01}""")]
    [InlineData("contains:text=a=b,ignore_case=true", "contains", """{"text":"a=b","ignore_case":true}""")]
    [InlineData("pii_detection:kinds[]=email,kinds[]=phone", "pii_detection", """{"kinds":["email","phone"]}""")]
    [InlineData("language_match:languages[]=de", "language_match", """{"languages":["de"]}""")]
    public void A_scorer_is_read_with_its_options(string text, string name, string options)
    {
        var spec = ScorerArgument.Parse(text);

        (spec.Name, spec.Options.ToJsonString()).Should().Be((name, options));
    }

    [Fact]
    public void An_option_without_a_value_is_an_error_with_an_example()
    {
        var parse = () => ScorerArgument.Parse("contains:text");

        parse.Should().Throw<EvalKitException>().WithMessage("*expected option=value after the colon, found 'text'*");
    }
}
