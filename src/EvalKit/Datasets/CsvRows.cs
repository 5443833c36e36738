using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace EvalKit.Datasets;

/// <summary>Reads CSV: a header, then one row a record; every cell is text.</summary>
internal static class CsvRows
{
    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        MaxRecordSize = DatasetLimits.RecordBytes,
    };

    /// <summary>Reads the rows and disposes the stream.</summary>
    public static IEnumerable<DatasetRow> Read(Stream stream, string file)
    {
        using var reader = CsvReader.Create(stream, Options);
        if (!MoveNext(reader, file))
        {
            throw DatasetFault.At(file, "the file has no header line; expected the column names, such as id,question,expected_response.");
        }

        var header = ReadHeader(reader, file);
        while (MoveNext(reader, file))
        {
            yield return ReadRow(reader, header, file);
        }
    }

    private static string[] ReadHeader(CsvReader reader, string file)
    {
        var location = Location(reader, file);
        if (reader.FieldCount > DatasetLimits.Columns)
        {
            throw DatasetFault.TooManyColumns(location, reader.FieldCount);
        }

        var header = new string[reader.FieldCount];
        for (var i = 0; i < header.Length; i++)
        {
            header[i] = reader.GetString(i).Trim();
            if (header[i].Length == 0)
            {
                throw DatasetFault.At(location, FormattableString.Invariant($"column {i + 1} of the header has no name. Name it or remove the column."));
            }

            if (header[i].Contains('\0', StringComparison.Ordinal))
            {
                throw DatasetFault.At(location, "the header holds NUL characters; the file looks like UTF-16. Save it as UTF-8.");
            }

            if (Array.IndexOf(header, header[i]) is var first && first < i)
            {
                throw DatasetFault.At(location, FormattableString.Invariant(
                    $"the header names '{header[i]}' twice, in columns {first + 1} and {i + 1}; expected each name once. Rename one of them."));
            }
        }

        return header;
    }

    private static DatasetRow ReadRow(CsvReader reader, string[] header, string file)
    {
        var location = Location(reader, file);
        if (reader.FieldCount != header.Length)
        {
            throw DatasetFault.At(location, FormattableString.Invariant(
                $"expected {header.Length} fields as in the header, found {reader.FieldCount}. Put quotes around a field that holds the separator '{reader.Separator}'."));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var i = 0; i < header.Length; i++)
            {
                var cell = reader.GetSpan(i);
                if (cell.Length > DatasetLimits.FieldBytes)
                {
                    throw DatasetFault.FieldTooLong(location, header[i], cell.Length);
                }

                writer.WriteStringValue(cell);
            }

            writer.WriteEndArray();
        }

        var cells = JsonElement.Parse(buffer.WrittenSpan);
        return new DatasetRow(location, new CaseFields(header.Zip(cells.EnumerateArray(), KeyValuePair.Create)), IsText: true);
    }

    private static bool MoveNext(CsvReader reader, string file)
    {
        try
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e, file);
        }

        if (reader.RawRecord.Length > DatasetLimits.RecordBytes)
        {
            throw DatasetFault.RecordTooLong(Location(reader, file));
        }

        return Utf8.IsValid(reader.RawRecord) ? true : throw DatasetFault.NotUtf8(Location(reader, file));
    }

    private static EvalKitException Malformed(CsvFormatException e, string file)
    {
        var location = FormattableString.Invariant($"{file}:{e.LineNumber}");
        return e.Message.Contains("MaxRecordSize", StringComparison.Ordinal)
            ? DatasetFault.RecordTooLong(location)
            : DatasetFault.At(location, $"{e.Message} Expected a field with quotes around the whole of it, and quotes inside it doubled (\"\").", e);
    }

    private static string Location(CsvReader reader, string file) => FormattableString.Invariant($"{file}:{reader.LineNumber}");
}
