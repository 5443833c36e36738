namespace EvalKit.Chat.Caching;

/// <summary>Where a cached reply lies in its file.</summary>
/// <param name="Start">The first byte of its line.</param>
/// <param name="Length">The line's bytes, without its end.</param>
/// <param name="KeptAt">When the reply was kept, in UTC.</param>
internal sealed record CachedReplyPlace(long Start, int Length, DateTimeOffset KeptAt);
