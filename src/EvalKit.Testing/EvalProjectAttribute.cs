namespace EvalKit.Testing;

/// <summary>
/// Tells where the test project's folder is, so that the store, baselines and recordings lie beside the project and not in its output folder.
/// The build targets of EvalKit.Xunit add it.
/// </summary>
/// <param name="directory">The full path of the project's folder.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EvalProjectAttribute(string directory) : Attribute
{
    /// <summary>The full path of the project's folder on the machine that built it.</summary>
    public string Directory { get; } = directory;
}
