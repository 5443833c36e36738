using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace EvalKit.Running;

/// <summary>What identifies an app's version: two runs with the same fingerprint ran the same code over the same settings.</summary>
public static class AppFingerprints
{
    /// <summary>The fingerprint of a suite's app: its own, else that of the code behind its delegate, else that of the recorded outputs.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="dataset">Its cases.</param>
    public static string Of(EvalSuite suite, EvalDataset dataset)
    {
        if (suite.AppFingerprint is { } own)
        {
            return own;
        }

        return suite.App is { } app ? OfAssembly(app.Method.Module.Assembly) : OfRecordedOutputs(dataset, suite.Spec.Dataset?.Outputs);
    }

    /// <summary>
    /// A hash of the module version ids of an assembly and of the projects it was built with; packages are left out, EvalKit's own assemblies too.
    /// A deterministic build gives the same ids for the same sources.
    /// </summary>
    /// <param name="assembly">The assembly that holds the app or its tests.</param>
    public static string OfAssembly(Assembly assembly)
    {
        var folder = Path.GetDirectoryName(assembly.Location);
        var projects = string.IsNullOrEmpty(folder) ? [] : ProjectsOf(assembly, folder);
        return "mvid:" + CanonicalJson.Hash(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(assembly.ManifestModule.ModuleVersionId);
            foreach (var path in projects)
            {
                writer.WriteStringValue(ModuleVersionIdOf(path));
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>A hash of the recorded outputs and the column that held them.</summary>
    /// <param name="dataset">The cases.</param>
    /// <param name="column">The column; null for the convention's.</param>
    public static string OfRecordedOutputs(EvalDataset dataset, string? column) => "recorded:" + CanonicalJson.Hash(writer =>
    {
        writer.WriteStartArray();
        writer.WriteStringValue(column ?? "outputs");
        foreach (var evalCase in dataset.Cases.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            writer.WriteStringValue(evalCase.Id);
            if (evalCase.RecordedOutput is { } output)
            {
                CanonicalJson.Write(writer, output.Value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    });

    /// <summary>The assemblies that the build's dependency file calls projects, beside the assembly itself, in ordinal order.</summary>
    private static string[] ProjectsOf(Assembly assembly, string folder)
    {
        var self = assembly.GetName().Name;
        var dependencies = Path.Combine(folder, self + ".deps.json");
        if (!File.Exists(dependencies))
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(dependencies));
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(l => l.Value.TryGetProperty("type", out var type) && type.GetString() == "project")
            .Select(l => l.Name.Split('/')[0])
            .Where(name => name != self && name != "EvalKit" && !name.StartsWith("EvalKit.", StringComparison.Ordinal))
            .Select(name => Path.Combine(folder, name + ".dll"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)];
    }

    private static Guid ModuleVersionIdOf(string path)
    {
        using var stream = File.OpenRead(path);
        using var portable = new PEReader(stream);
        var reader = portable.GetMetadataReader();
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }
}
