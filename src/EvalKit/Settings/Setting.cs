namespace EvalKit.Settings;

/// <summary>One thing that can be set: in <c>evalkit.json</c> by its name, in the environment, and on the command line. Immutable.</summary>
/// <param name="Name">The name in kebab-case: the option is <c>--name</c>, the key in <c>evalkit.json</c> is the name itself.</param>
/// <param name="Kind">What its values look like.</param>
/// <param name="Description">What it does, in one sentence.</param>
public sealed record Setting(string Name, SettingKind Kind, string Description)
{
    /// <summary>The value when nobody sets it; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The values that a <see cref="SettingKind.Choice"/> may have; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The environment variable: <c>EVALKIT_</c> and the name in upper snake case.</summary>
    public string EnvironmentVariable => "EVALKIT_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The option of the command line.</summary>
    public string Option => "--" + Name;
}
