namespace EvalKit.Datasets;

/// <summary>Limits that keep a hostile or broken file from filling the memory.</summary>
internal static class DatasetLimits
{
    /// <summary>The longest record, in bytes of UTF-8.</summary>
    public const int RecordBytes = 1024 * 1024;

    /// <summary>The longest field, in bytes of UTF-8.</summary>
    public const int FieldBytes = 256 * 1024;

    /// <summary>The most columns of a file, or fields of a JSON record.</summary>
    public const int Columns = 1000;

    /// <summary>The longest id, in characters: it becomes part of a test's name.</summary>
    public const int IdLength = 200;
}
