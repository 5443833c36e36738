namespace EvalKit.Acceptance.Report;

/// <summary>A fact that needs a Chromium browser, and is skipped with a message where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public ChromiumFactAttribute()
    {
        Skip = Executable is null ? $"skipped: no browser found ({string.Join(", ", Places)}); on Debian: apt-get install chromium" : null;
    }

    /// <summary>The browser; null when there is none.</summary>
    public static string? Executable { get; } = Places.FirstOrDefault(File.Exists);
}
