namespace EvalKit.Chat.Records;

/// <summary>A line of a recording file as it is written.</summary>
/// <param name="Key">The request's key.</param>
/// <param name="Bytes">The line in UTF-8, with its end.</param>
/// <param name="Request">Where the request stands in it.</param>
internal sealed record RecordingLine(string Key, byte[] Bytes, Range Request)
{
    /// <summary>The same line with an empty request, which is most of it.</summary>
    public byte[] WithoutRequest() => [.. Bytes.AsSpan(..Request.Start), .. "{}"u8, .. Bytes.AsSpan(Request.End..)];
}
