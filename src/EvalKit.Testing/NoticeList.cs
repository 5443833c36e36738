namespace EvalKit.Testing;

/// <summary>Keeps what a run decides before it calls anything; the run tells it before its first trial, from one thread.</summary>
internal sealed class NoticeList(List<string> notices) : IProgress<string>
{
    public void Report(string value) => notices.Add(value);
}
