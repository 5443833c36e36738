using System.Text.Json;
using EvalKit.Runs;

namespace EvalKit.Reporting;

/// <summary>Reads exports back: what <see cref="ExportJson"/> wrote, with trials and feedback, metrics and gates as they were.</summary>
public static class ExportReader
{
    /// <summary>
    /// Reads an export into a store in memory. A file may hold several runs, one after another. Of a run it has what counts: of a case and repeat the highest
    /// attempt, of a feedback the value that is shown; of cases without a trial only id and hash.
    /// </summary>
    /// <param name="path">The file that <c>evalkit export --format jsonl</c> wrote; messages name it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The store; its location is the path.</returns>
    /// <exception cref="EvalKitException">A line is not what the format asks for; the message names file and line.</exception>
    public static async Task<InMemoryRunStore> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var runs = new Dictionary<string, ExportedRun>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var text in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (text.Length == 0)
            {
                continue;
            }

            var line = Parse(text, $"{path}:{number}");
            if (!runs.TryGetValue(line.RunId, out var run))
            {
                runs.Add(line.RunId, run = ExportedRun.Begin(line, $"{path}:{number}"));
            }

            run.Add(line);
        }

        var store = new InMemoryRunStore { Location = path };
        foreach (var run in runs.Values)
        {
            await run.WriteAsync(store, cancellationToken).ConfigureAwait(false);
        }

        return store;
    }

    private static ExportTrial Parse(string text, string location)
    {
        try
        {
            var line = JsonSerializer.Deserialize<ExportTrial>(text, ExportFormat.Options) ?? throw ExportFaults.NotAnExport(location, "null");
            return line.Schema == JsonDocumentWriter.Schema ? line : throw ExportFaults.OtherSchema(location, line.Schema);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException)
        {
            throw ExportFaults.NotAnExport(location, fault.Message);
        }
    }
}
