namespace EvalKit.Scoring.Sql;

/// <summary>Why a script or a query has no result. Thrown while it runs, and told by the scorer; it never leaves it.</summary>
internal sealed class SqlFault(string message, Exception? inner = null) : Exception(message, inner);
