namespace EvalKit.Reporting.Tests;

public sealed class VariantMarkdownTests
{
    [Fact]
    public async Task The_table_and_the_gates_that_do_not_pass_are_there()
    {
        var text = VariantMarkdown.Render(await Variants.RunAsync(("gpt", 0), ("half", 20)), "x.html");

        text.Should().StartWith("> [!CAUTION]\n> **Fail** `sums`: 1 of 2 variants fails: `half`.\n\n| # | variant | verdict | `exact_match` | `latency` |\n|--:|---|---|---|---|\n");
        text.Should().Contain("| 1 | `gpt` | ✓ Pass | 1.00<br>n=40 | 20 ms |\n");
        text.Should().Contain("| 2 | `half` | ✕ Fail | **0.50 worse**<br>−50.0 pts<br>−64.8..−32.8<br>n=40 | 20 ms |\n");
        text.Should().Contain("### Gates that do not pass (1)\n\n- ✕ `half`: `exact_match 1.00 → 0.50").And.EndWith("\nreport `x.html`\n");
    }

    [Fact]
    public async Task A_bar_in_a_label_does_not_end_its_cell()
    {
        var text = VariantMarkdown.Render(await Variants.RunAsync(("a|b", 0), ("<img src=x>|`c`", 0)));

        text.Should().Contain("| 1 | `a\\|b` | ").And.Contain("| 2 | `` <img src=x>\\|`c` `` | ");
    }
}
