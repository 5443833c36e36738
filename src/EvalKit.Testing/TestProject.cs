using System.Reflection;

namespace EvalKit.Testing;

/// <summary>Where a test project's files are. Immutable.</summary>
/// <param name="Directory">The project's folder: store, baselines, recordings and reports belong here.</param>
/// <param name="OutputDirectory">The folder of the built test assembly.</param>
public sealed record TestProject(string Directory, string OutputDirectory)
{
    /// <summary>The project of a test assembly; the output folder stands in for a project folder that is unknown or not on this machine.</summary>
    /// <param name="assembly">The test assembly.</param>
    public static TestProject Of(Assembly assembly)
    {
        var output = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
        var project = assembly.GetCustomAttribute<EvalProjectAttribute>()?.Directory;
        return new TestProject(project is not null && System.IO.Directory.Exists(project) ? Path.GetFullPath(project) : output, output);
    }

    /// <summary>Finds the folder that a named file's path starts from: the output folder first, then the project's folder.</summary>
    /// <param name="path">The path as it is written, relative or full.</param>
    /// <exception cref="EvalKitException">It is in neither folder.</exception>
    public string RootOf(string path)
    {
        string[] roots = [OutputDirectory, Directory];
        return roots.FirstOrDefault(r => File.Exists(Path.GetFullPath(path, r))) ?? throw new EvalKitException(
            FaultKind.Usage,
            $"No file '{path}' in {string.Join(" or ", roots.Distinct(StringComparer.Ordinal))}. Correct the name, or put the file beside the project.");
    }

    /// <summary>The folder under <see cref="Directory"/> that a named file belongs to, wherever it was found: recordings are kept beside the source, not in the output.</summary>
    /// <param name="path">The path as it is written.</param>
    public string SourceFolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path, Directory)) ?? Directory;
}
