namespace EvalKit.Scoring;

/// <summary>A run of words moved to another place of its sentence.</summary>
/// <param name="Start">Its first word.</param>
/// <param name="Length">How many words.</param>
/// <param name="Target">The place before which it is put, counted in the sentence as it was.</param>
internal readonly record struct WordShift(int Start, int Length, int Target)
{
    /// <summary>The first place that changes.</summary>
    public int From => Math.Min(Start, Target);

    /// <summary>The words after the move, which are as many; of a target inside the run or right after it, Tercom moves the run by its distance from the start.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="moved">As long as the sentence; is written.</param>
    /// <returns>The place from which on nothing has changed.</returns>
    public int Move(ReadOnlySpan<int> words, Span<int> moved)
    {
        words.CopyTo(moved);
        var run = words.Slice(Start, Length);
        var end = Start + Length;
        if (Target < Start)
        {
            words[Target..Start].CopyTo(moved[(Target + Length)..]);
            run.CopyTo(moved[Target..]);
            return end;
        }

        var steps = Math.Min(Target > end ? Target - end : Target - Start, words.Length - end);
        words.Slice(end, steps).CopyTo(moved[Start..]);
        run.CopyTo(moved[(Start + steps)..]);
        return end + steps;
    }
}
