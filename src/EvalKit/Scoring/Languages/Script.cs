namespace EvalKit.Scoring;

/// <summary>A script, as far as it tells languages apart.</summary>
internal enum Script
{
    Other,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gujarati,
    Tamil,
    Thai,
    Hangul,
    Kana,
    Han,
}
