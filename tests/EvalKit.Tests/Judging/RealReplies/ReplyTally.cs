using EvalKit.Judging;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>How the parser's readings of some replies stand to their authors'.</summary>
internal sealed record ReplyTally(IReadOnlyList<(RealReply Reply, VerdictReading Reading)> Readings)
{
    public int Named => Readings.Count(r => r.Reply.Truth is not null);

    public int Equal => Readings.Count(r => r.Reply.Truth is { } truth && r.Reading.Value == truth);

    public IReadOnlyList<(RealReply Reply, VerdictReading Reading)> Different =>
        [.. Readings.Where(r => r.Reply.Truth is { } truth && r.Reading.Value is { } value && value != truth)];

    public IReadOnlyList<(RealReply Reply, VerdictReading Reading)> Errors => [.. Readings.Where(r => r.Reply.Truth is not null && r.Reading.Value is null)];

    /// <summary>What was read where the authors read nothing.</summary>
    public IReadOnlyList<(RealReply Reply, VerdictReading Reading)> Unnamed => [.. Readings.Where(r => r.Reply.Truth is null && r.Reading.Value is not null)];

    public static ReplyTally Of(IEnumerable<RealReply> replies) => new([.. replies.Select(r => (r, r.Read()))]);
}
