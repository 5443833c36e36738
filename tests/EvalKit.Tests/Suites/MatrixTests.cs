using CsCheck;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Suites;

public sealed class MatrixTests
{
    private const string TwoByTwo = "name: qa\napp: {exec: \"echo a\"}\nmatrix:\n  app.exec: [echo a, echo b]\n  run.seed: [1, 2]\n";

    [Fact]
    public void Variants_are_all_combinations_in_order_and_the_first_is_the_suite_itself()
    {
        var spec = Suite.Load(TwoByTwo);

        spec.Variants.Select(v => v.Label).Should().Equal("exec=echo a, seed=1", "exec=echo a, seed=2", "exec=echo b, seed=1", "exec=echo b, seed=2");
        spec.Variants.Select(v => (v.Spec.App!.Options["exec"]!.ToString(), v.Spec.Run.Seed)).Should().Equal(("echo a", 1), ("echo a", 2), ("echo b", 1), ("echo b", 2));
        spec.Variants[3].Values.Should().Equal(KeyValuePair.Create("app.exec", "echo b"), KeyValuePair.Create("run.seed", "2"));
        spec.Variants.Should().OnlyContain(v => v.Spec.Name == "qa" && v.Spec.Variants.Count == 0);
        spec.Run.Seed.Should().Be(1);
    }

    [Fact]
    public void What_the_matrix_sets_need_not_stand_in_the_suite()
    {
        Suite.Load("matrix:\n  app.exec: [a, b]\n").Variants.Select(v => v.Spec.App!.Kind).Should().Equal("exec", "exec");
    }

    [Theory]
    [InlineData("app.exec: [a], run.seed: [1, 2]", "seed=1", "seed=2")]
    [InlineData("app.exec: [a]", "exec=a")]
    [InlineData("dataset.path: [data/a.csv, data/b.jsonl]", "path=a", "path=b")]
    [InlineData("dataset.path: [x/a.csv, y/a.csv]", "path=x/a.csv", "path=y/a.csv")]
    [InlineData("\"scorers[0].judge.model\": [\"openai:/gpt-4.1\", \"openai:/gpt-4.1-mini\"]", "model=gpt-4.1", "model=gpt-4.1-mini")]
    [InlineData("\"scorers[0].judge.model\": [\"openai:/m\", \"azure:/m\"]", "model=openai:/m", "model=azure:/m")]
    [InlineData("\"gates[0].at_least\": [0.5, 0.6], \"gates[1].at_least\": [0.7]", "gates[0].at_least=0.5", "gates[0].at_least=0.6")]
    public void Labels_are_short_and_tell_the_variants_apart(string matrix, params string[] labels)
    {
        const string Yaml = "dataset: {path: a.csv}\nscorers: [{judge: {file: correctness, model: \"openai:/m\"}}]\ngates: [{metric: a}, {metric: b}]\n";

        Suite.Load(Yaml + $"matrix: {{{matrix}}}\n").Variants.Select(v => v.Label).Should().Equal(labels);
    }

    [Theory]
    [InlineData("matrix: [a]", "faq.suite.yaml:3: expected matrix to be a map of paths to lists", "found a list")]
    [InlineData("matrix: {}", "faq.suite.yaml:3: expected matrix to be a map", "found a map")]
    [InlineData("matrix:\n  run.seed: 1", "faq.suite.yaml:4: expected a list of values for 'run.seed'", "found '1'")]
    [InlineData("matrix:\n  run.seed: []", "faq.suite.yaml:4: expected a list of values", "found a list")]
    [InlineData("matrix:\n  app.exec: [[a, b]]", "faq.suite.yaml:4: expected single values for 'app.exec'", "found a list")]
    [InlineData("matrix:\n  run.seed: [1, 2, 1]", "faq.suite.yaml:4: the value '1' of 'run.seed' stands twice", "run.repeats")]
    [InlineData("matrix:\n  run seed: [1]", "faq.suite.yaml:4: expected a path in the matrix", "found 'run seed'")]
    [InlineData("matrix:\n  name: [a, b]", "faq.suite.yaml:4: the matrix cannot vary 'name'", "one name")]
    [InlineData("matrix:\n  run.sede: [1]", "faq.suite.yaml:4: unknown key 'sede' in run.", "Did you mean 'seed'?")]
    [InlineData("matrix:\n  ap.exec: [a]", "faq.suite.yaml:4: unknown key 'ap' in the suite.", "Did you mean 'app'?")]
    [InlineData("matrix:\n  \"gates[0].at_least\": [1]", "faq.suite.yaml:4: expected a list before [0]", "nothing")]
    [InlineData("matrix:\n  run.seed:\n    - 1\n    - x", "faq.suite.yaml:6: expected a whole number from 0", "found 'x'")]
    [InlineData("matrix:\n  app.exec: [a]\n  app.http: [\"http://b\"]", "faq.suite.yaml:2: expected one of exec, http", "exec and http")]
    [InlineData("matrix:\n  run.seed: [1, 2, 3, 4, 5, 6]\n  run.retries: [1, 2, 3, 4, 5, 6]", "faq.suite.yaml:4: the matrix makes 36 variants, 6 × 6", "at most 32")]
    public void A_mistake_names_file_and_line(string matrix, string start, string found)
    {
        Suite.Fault("name: qa\napp: {exec: a}\n" + matrix).Should().StartWith(start).And.Contain(found);
    }

    [Fact]
    public void A_value_from_outside_that_the_matrix_varies_is_refused_unless_the_matrix_is_put_aside()
    {
        Suite.Fault(TwoByTwo, "run.seed=3").Should().StartWith("--set run.seed: the matrix varies this value (faq.suite.yaml:5)").And.Contain("--set matrix=");
        var single = Suite.Load(TwoByTwo, "run.seed=3", "matrix=");
        (single.Variants.Count, single.Run.Seed).Should().Be((0, 3));
        Suite.Load(TwoByTwo, "run.concurrency=3").Variants.Should().HaveCount(4).And.OnlyContain(v => v.Spec.Run.Concurrency == 3);
    }

    [Fact]
    public void Whatever_stands_in_the_matrix_only_a_named_fault_is_thrown()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(TwoByTwo);

        Gen.Select(Gen.Int[50, bytes.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf("&*!|>%[]{},:?-#'\"\n .="u8.ToArray()))).Array[1, 3].ShouldHold(
            500,
            changes =>
            {
                var mutated = bytes.ToArray();
                changes.ToList().ForEach(c => mutated[c.Item1] = c.Item2);
                using var folder = new TempFolder().With("faq.suite.yaml", mutated);
                try
                {
                    EvalKit.Suites.SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"));
                }
                catch (EvalKitException e)
                {
                    return e.Kind == FaultKind.Usage;
                }

                return true;
            });
    }
}
