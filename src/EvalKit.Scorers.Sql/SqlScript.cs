namespace EvalKit.Scoring.Sql;

/// <summary>The script that makes the database of a case: one for all cases, or the case's own.</summary>
internal sealed class SqlScript
{
    private readonly string? _input;
    private readonly string? _text;

    private SqlScript(string? text, string? input)
    {
        _text = text;
        _input = input;
    }

    /// <summary>What a scorer needs beside the output: the input that holds the script.</summary>
    public IReadOnlyList<string> Needs => _input is null ? [] : [$"inputs.{_input}"];

    /// <summary>Reads the options; a script that serves all cases is tried now.</summary>
    /// <param name="scorer">The scorer's name, for messages.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="EvalKitException">There is not one script, or it cannot be read or run.</exception>
    public static SqlScript Of(string scorer, SqlOptions options)
    {
        string?[] places = [options.Schema, options.File, options.SchemaInput];
        if (places.Count(p => !string.IsNullOrWhiteSpace(p)) != 1)
        {
            throw Fault(scorer, "needs one of the options 'schema' (a script of SQL that makes the tables), 'file' (the path of one) and 'schema_input' (the input that holds the case's own).");
        }

        var text = options.File is { } file ? Read(scorer, file) : options.Schema;
        if (text is not null)
        {
            try
            {
                SqlDatabase.Create(text, CancellationToken.None).Dispose();
            }
            catch (SqlFault fault)
            {
                throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option '{(options.File is null ? "schema" : "file")}': the script cannot be run. {fault.Message}", fault);
            }
        }

        return new SqlScript(text, options.SchemaInput);
    }

    /// <summary>The options with the script's text in place of its file's path: what decides a scorer's values.</summary>
    public TOptions In<TOptions>(TOptions options)
        where TOptions : SqlOptions => options with { Schema = _text, File = null };

    /// <summary>Makes the database of a case.</summary>
    /// <exception cref="SqlFault">The case's own script cannot be run.</exception>
    public SqlDatabase Open(EvalCase evalCase, CancellationToken cancellationToken) => SqlDatabase.Create(_text ?? evalCase.Inputs[_input!].GetString() ?? "", cancellationToken);

    private static string Read(string scorer, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option 'file': {file} cannot be read. {fault.Message}", fault);
        }
    }

    private static EvalKitException Fault(string scorer, string message) => new(FaultKind.Usage, $"Scorer '{scorer}' {message}");
}
