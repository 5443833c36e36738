using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Suites;

namespace EvalKit.Testing;

/// <summary>Makes a suite of what a test method declares: the same way when tests are discovered and when they run.</summary>
public static class SuitePlanner
{
    /// <summary>Reads the dataset (or takes it from the process's cache), binds the suite and configures it. Nothing is called or spent.</summary>
    /// <param name="declaration">What the method declares.</param>
    /// <exception cref="EvalKitException">The declaration, the suite file or the dataset is wrong.</exception>
    public static PlannedSuite Plan(EvaluationDeclaration declaration)
    {
        CheckDeclaration(declaration);
        OutputReader.CheckReturnType(declaration.Method);
        var (suite, dataset) = declaration.SuiteFile is { } file ? OfFile(declaration, file) : OfDataset(declaration, declaration.Dataset!);
        AppArguments.Check(declaration.Method, dataset);
        declaration.Configure?.Invoke(suite);
        suite.Run = suite.Run with
        {
            Concurrency = declaration.Concurrency ?? suite.Run.Concurrency,
            Repeats = declaration.Repeats ?? suite.Run.Repeats,
            AddsRepeats = declaration.Repeats is null && suite.Run.AddsRepeats,
            Timeout = declaration.Timeout ?? suite.Run.Timeout,
        };
        suite.AppFingerprint ??= AppFingerprints.OfAssembly(declaration.Method.Module.Assembly);
        return new PlannedSuite(declaration, suite, dataset);
    }

    private static (EvalSuite Suite, EvalDataset Dataset) OfFile(EvaluationDeclaration declaration, string file)
    {
        var path = Path.GetFullPath(file, declaration.Project.RootOf(file));
        var providers = ScorerProviders.Of(declaration.Method.Module.Assembly);
        var spec = SuiteFile.Load(path, overrides: null, providers);
        if (spec.Variants.Count > 0)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{path} has a matrix of {spec.Variants.Count} variants, but a test method is one app and makes one run: run the file with `evalkit run {file}`, or remove 'matrix' from it.");
        }

        if (spec.App is { } app)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{path} names an app of kind '{app.Kind}', but the method {declaration.MethodName} is the app: remove 'app' from the file, or run it with 'evalkit run'.");
        }

        if (spec.Dataset is null)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path} names no dataset: add 'dataset: {{path: faq.csv}}'.");
        }

        var dataset = DatasetCache.Read(spec.Dataset, spec.Folder ?? Path.GetDirectoryName(path)!, path);
        var suite = SuiteBinder.Bind(declaration.Name is { } name ? spec with { Name = name } : spec, providers);
        suite.Spec = suite.Spec with { Folder = declaration.Project.SourceFolderOf(file) };
        return (suite, dataset);
    }

    private static (EvalSuite Suite, EvalDataset Dataset) OfDataset(EvaluationDeclaration declaration, string file)
    {
        var spec = new DatasetSpec { Paths = [file] };
        var dataset = DatasetCache.Read(spec, declaration.Project.RootOf(file), source: null);
        var suite = new EvalSuite(declaration.Name ?? SuiteNames.OfDataset(file));
        suite.Spec = suite.Spec with { Dataset = spec, Folder = declaration.Project.Directory };
        return (suite, dataset);
    }

    private static void CheckDeclaration(EvaluationDeclaration declaration)
    {
        if (declaration.Dataset is null == declaration.SuiteFile is null)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{declaration.MethodName} must name either a dataset or a suite file, such as [EvalTheory(\"faq.csv\")] or [EvalTheory(Suite = \"faq.suite.yaml\")].");
        }

        if (declaration.SuiteFile is null && declaration.Configure is null)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{declaration.MethodName} has a dataset but nothing says how to score it: let {declaration.Method.ReflectedType?.Name} implement IEvaluation, or name a suite file.");
        }
    }
}
