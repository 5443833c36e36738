using Scriban.Runtime;

namespace EvalKit.Prompts;

/// <summary>A value that the case lacks: false in a condition, an error where it would be written (null would leave a hole in the question in silence).</summary>
internal sealed class AbsentValue : ScriptObject
{
    public AbsentValue(string name)
    {
        Name = name;
        IsReadOnly = true;
    }

    public string Name { get; }
}
