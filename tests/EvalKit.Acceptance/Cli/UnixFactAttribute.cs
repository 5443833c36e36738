namespace EvalKit.Acceptance.Cli;

/// <summary>A test that sends a signal or needs a pseudo terminal.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute(bool terminal = false)
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signals that a process can send.";
        }
        else if (terminal && (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script")))
        {
            Skip = "It needs script of util-linux, which makes a pseudo terminal.";
        }
    }
}
