using EvalKit.Settings;

namespace EvalKit.Tests.Settings;

public sealed class SettingValuesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-settings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_command_line_wins_over_the_environment_over_the_file_over_the_default()
    {
        Write("""{ "store": "file.db", "concurrency": 3, "repeats": 2 }""");
        var environment = Lookup(("EVALKIT_STORE", "environment.db"), ("EVALKIT_CONCURRENCY", "4"));

        var values = SettingValues.Resolve(_folder, environment, new Dictionary<string, string> { ["store"] = "option.db" });

        values[SettingCatalog.Store].Should().Be(new SettingValue(SettingCatalog.Store, "option.db", "--store"));
        values[SettingCatalog.Concurrency].Should().Be(new SettingValue(SettingCatalog.Concurrency, "4", "EVALKIT_CONCURRENCY"));
        values[SettingCatalog.Repeats].Should().Be(new SettingValue(SettingCatalog.Repeats, "2", "evalkit.json"));
        values[SettingCatalog.Seed].Should().Be(new SettingValue(SettingCatalog.Seed, "7", "default"));
    }

    [Fact]
    public void Only_what_was_set_is_laid_over_a_suites_own_settings()
    {
        var values = SettingValues.Resolve(_folder, Lookup(("EVALKIT_TIMEOUT", "2.5"), ("EVALKIT_REPLAY", "strict")));

        values.Over(new RunSettings { Repeats = 5, Concurrency = 2 }).Should().Be(
            new RunSettings { Repeats = 5, Concurrency = 2, Timeout = TimeSpan.FromSeconds(2.5), Replay = ReplayMode.Strict });
    }

    [Fact]
    public void Repeats_are_a_number_or_left_to_the_run()
    {
        SettingValues.Resolve(_folder, Lookup(("EVALKIT_REPEATS", "auto"))).Over(new RunSettings { Repeats = 5 }).Should().Be(new RunSettings { Repeats = 1, AddsRepeats = true });
        SettingValues.Resolve(_folder, Lookup(("EVALKIT_REPEATS", "2"))).Over(new RunSettings { AddsRepeats = true }).Should().Be(new RunSettings { Repeats = 2 });
        SettingValues.Resolve(_folder, Lookup()).Over(new RunSettings { AddsRepeats = true }).AddsRepeats.Should().BeTrue();
    }

    [Fact]
    public void A_judges_call_has_a_limit_of_its_own()
    {
        SettingValues.Resolve(_folder, Lookup(("EVALKIT_JUDGE_TIMEOUT", "180"))).Over(new RunSettings()).Should().Be(new RunSettings { JudgeTimeout = TimeSpan.FromMinutes(3) });
        SettingValues.Resolve(_folder, Lookup(("EVALKIT_JUDGE_TIMEOUT", "none"))).Over(new RunSettings()).JudgeTimeout.Should().BeNull();
    }

    [Fact]
    public void What_is_captured_is_set_like_anything_else()
    {
        Write("""{ "traces": "on", "trace-content": "off", "trace-spans": 50 }""");

        var values = SettingValues.Resolve(_folder, Lookup(("EVALKIT_TRACE_TEXT", "100")), new Dictionary<string, string> { ["traces"] = "off" });

        values.Over(new RunSettings()).Should().Be(new RunSettings { Traces = false, TraceContent = false, TraceSpans = 50, TraceText = 100 });
        SettingValues.Resolve(_folder, Lookup(("EVALKIT_TRACE_CONTENT", "on"))).Over(new RunSettings { TraceContent = false }).TraceContent.Should().BeTrue("a setting stands over the suite");
    }

    [Theory]
    [InlineData("EVALKIT_TRACE_SPANS", "0", "*expected a whole number from 1*")]
    [InlineData("EVALKIT_TRACE_CONTENT", "no", "*expected on, off*")]
    [InlineData("EVALKIT_CONCURRENCY", "0", "*'concurrency' (from EVALKIT_CONCURRENCY) is '0': expected a whole number from 1*")]
    [InlineData("EVALKIT_TIMEOUT", "1,5", "*expected seconds above 0 such as 60 or 2.5, or none*")]
    [InlineData("EVALKIT_TIMEOUT", "0", "*expected seconds above 0*")]
    [InlineData("EVALKIT_STORE", "postgres://server/evals", "*is 'postgres://server/evals': expected a path or a sqlite: URI*")]
    [InlineData("EVALKIT_STRICT", "yes", "*expected true or false*")]
    [InlineData("EVALKIT_REPLAY", "never", "*expected auto, record, off, strict*")]
    public void A_value_of_the_wrong_kind_is_an_error_that_names_its_origin(string variable, string value, string message)
    {
        var resolve = () => SettingValues.Resolve(_folder, Lookup((variable, value)));

        resolve.Should().Throw<EvalKitException>().WithMessage(message).Which.Kind.Should().Be(FaultKind.Usage);
    }

    [Fact]
    public void An_unknown_key_in_the_file_is_an_error_that_lists_the_known_ones()
    {
        Write("""{ "stores": "x" }""");

        var resolve = () => SettingValues.Resolve(_folder, Lookup());

        resolve.Should().Throw<EvalKitException>().WithMessage("*evalkit.json: unknown setting 'stores': expected one of store, session-id,*");
    }

    [Fact]
    public void A_file_that_is_not_an_object_is_an_error_that_names_it()
    {
        Write("[1");

        var resolve = () => SettingValues.Resolve(_folder, Lookup());

        resolve.Should().Throw<EvalKitException>().WithMessage("*evalkit.json: expected one JSON object of settings*");
    }

    [Fact]
    public void Every_setting_has_one_name_in_each_surface()
    {
        SettingCatalog.All.Select(s => s.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.All(c => char.IsAsciiLetterLower(c) || c == '-'));
        SettingCatalog.SessionId.EnvironmentVariable.Should().Be("EVALKIT_SESSION_ID");
        SettingCatalog.SessionId.Option.Should().Be("--session-id");
    }

    private static Func<string, string?> Lookup(params (string Name, string Value)[] variables) =>
        name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault();

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder, "evalkit.json"), json);
}
