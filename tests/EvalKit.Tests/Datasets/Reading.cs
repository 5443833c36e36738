using EvalKit.Datasets;

namespace EvalKit.Tests.Datasets;

/// <summary>Reads a dataset from text, for tests that are about the text.</summary>
internal static class Reading
{
    public static EvalDataset Read(string file, string text, Func<DatasetSpec, DatasetSpec>? map = null)
    {
        using var folder = new TempFolder().With(file, text);
        return Read(folder, file, map);
    }

    public static EvalDataset Read(string file, byte[] bytes)
    {
        using var folder = new TempFolder().With(file, bytes);
        return Read(folder, file);
    }

    public static EvalDataset Read(TempFolder folder, string file, Func<DatasetSpec, DatasetSpec>? map = null)
    {
        var spec = new DatasetSpec { Paths = [file] };
        return DatasetReader.Read(map?.Invoke(spec) ?? spec, folder.Path);
    }

    public static EvalCase One(string file, string text, Func<DatasetSpec, DatasetSpec>? map = null) => Read(file, text, map).Cases.Should().ContainSingle().Subject;

    public static string Fault(Action read) => read.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).Which.Message;

    public static string Fault(string file, string text, Func<DatasetSpec, DatasetSpec>? map = null) => Fault(() => Read(file, text, map));

    public static Dictionary<string, string> Named(params (string Name, string Column)[] pairs) => pairs.ToDictionary(p => p.Name, p => p.Column);
}
