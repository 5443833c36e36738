using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Numbers for the names and sources of feedback, which recur in every row.</summary>
internal sealed class InternedTexts(StoreConnection connection)
{
    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<FeedbackSource, long> _sources = [];

    public long Name(string name)
    {
        if (!_names.TryGetValue(name, out var number))
        {
            connection.Statement("INSERT INTO feedback_name (name) VALUES (?1) ON CONFLICT DO NOTHING").BindName(1, name).Execute();
            number = connection.Statement("SELECT name_no FROM feedback_name WHERE name = ?1").BindName(1, name).QueryNumber()!.Value;
            _names.Add(name, number);
        }

        return number;
    }

    public long Source(FeedbackSource source)
    {
        if (!_sources.TryGetValue(source, out var number))
        {
            var kind = EnumText<SourceKind>.Of(source.Kind);
            connection.Statement("INSERT INTO feedback_source (kind, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING").Bind(1, kind).BindName(2, source.Id).Execute();
            number = connection.Statement("SELECT source_no FROM feedback_source WHERE kind = ?1 AND id = ?2").Bind(1, kind).BindName(2, source.Id).QueryNumber()!.Value;
            _sources.Add(source, number);
        }

        return number;
    }

    public void Forget()
    {
        _names.Clear();
        _sources.Clear();
    }
}
