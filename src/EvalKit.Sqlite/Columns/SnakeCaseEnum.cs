using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.Sqlite.Columns;

internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
