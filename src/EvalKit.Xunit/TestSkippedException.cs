namespace EvalKit.Xunit;

/// <summary>Carries the reason of a skipped test to <see cref="SkippingMessageBus"/>: xunit v2 itself knows no skip at run time.</summary>
internal sealed class TestSkippedException(string reason) : Exception(reason);
