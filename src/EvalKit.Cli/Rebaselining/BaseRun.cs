using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Cli.Rebaselining;

/// <summary>Runs a suite as it was at the commit that the change began from, so that both sides meet the same models on the same day.</summary>
internal static class BaseRun
{
    /// <summary>Does something with the suite of that commit, such as running it. A complete run of it that the store has is taken instead of making it once more.</summary>
    /// <param name="file">The suite file in the working tree.</param>
    /// <param name="from">The commit.</param>
    /// <param name="bind">Reads and binds a suite file.</param>
    /// <param name="optionsFor">What the run of a bound suite with its dataset is given.</param>
    /// <param name="use">What is done, while the commit is checked out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What came of it; null where the commit has no such suite.</returns>
    public static async Task<T?> WithAsync<T>(
        string file,
        MergeBase from,
        Func<string, EvalSuite> bind,
        Func<EvalSuite, Task<EvaluationOptions>> optionsFor,
        Func<EvalSuite, EvaluationOptions, Task<T>> use,
        CancellationToken cancellationToken)
        where T : class
    {
        await using var checkout = await BaseCheckout.CreateAsync(from, cancellationToken);
        var there = Path.Combine(checkout.Folder, Path.GetRelativePath(from.Repository, file));
        if (!File.Exists(there))
        {
            return null;
        }

        var suite = bind(there);
        suite.Dataset = DatasetReader.Read(suite.Spec.Dataset!, suite.Spec.Folder!);
        SuiteValidation.Check(suite, suite.Dataset);
        var options = await optionsFor(suite);
        return await use(
            suite,
            options with
            {
                Baseline = null,
                TakeCompleteRun = true,
                Name = $"base {from.Short}",
                Folder = suite.Spec.Folder!,
                Environment = options.Environment! with { Commit = from.Commit, Branch = from.Target, Dirty = false, PullRequest = null },
            });
    }
}
