using Xunit;

namespace EvalKit.TestUtils;

/// <summary>A theory that needs a file of <c>../shared</c> and is skipped, with a message that names it, where that file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <param name="relativePath">The file or folder, relative to <c>shared</c>, for example <c>golden/stats_means.json</c>.</param>
    public SharedDataTheoryAttribute(string relativePath)
    {
        RelativePath = relativePath;
        Skip = SharedData.SkipReason(relativePath);
    }

    /// <summary>The file or folder, relative to <c>shared</c>.</summary>
    public string RelativePath { get; }
}
