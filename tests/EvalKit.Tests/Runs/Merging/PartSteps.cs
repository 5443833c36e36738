namespace EvalKit.Tests.Runs.Merging;

internal static class PartSteps
{
    /// <summary>The next step of a part that is being written.</summary>
    public static async Task<Part> Then(this Task<Part> part, Func<Part, Task<Part>> step) => await step(await part);
}
