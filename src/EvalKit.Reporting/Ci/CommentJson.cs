using System.Text.Json.Serialization;

namespace EvalKit.Reporting.Ci;

/// <summary>How a part of a comment is kept between the processes of a session.</summary>
[JsonSerializable(typeof(CommentPart))]
internal sealed partial class CommentJson : JsonSerializerContext;
