namespace EvalKit.Datasets.Filters;

internal enum FilterTokenKind
{
    Name,
    Text,
    Number,
    Operator,
    End,
}
