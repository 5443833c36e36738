using EvalKit.Chat;

namespace EvalKit.Suites;

/// <summary>What is wrong with the app of a suite: a prompt that needs what a case lacks, before a call is paid for.</summary>
internal static class AppProblems
{
    /// <summary>The first case that cannot be asked about; a wrong name in a prompt would make every case one.</summary>
    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset) =>
        suite.App?.Target is IModelApp app ? dataset.Cases.Select(c => Of(app, c)).OfType<string>().Take(1) : [];

    private static string? Of(IModelApp app, EvalCase evalCase)
    {
        try
        {
            app.Check(evalCase);
            return null;
        }
        catch (EvalKitException fault)
        {
            return $"the app cannot be asked about case '{evalCase.Id}': {fault.Message}";
        }
    }
}
