namespace EvalKit.Datasets.Filters;

/// <summary>A word of a filter expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; without the quotes of a literal.</param>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="Quoted">Whether a name stood in backticks, so that it is no keyword.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Position, bool Quoted = false)
{
    public bool Is(string word) => !Quoted && (Kind is FilterTokenKind.Operator or FilterTokenKind.Name) && Text == word;
}
