namespace EvalKit.Datasets;

/// <summary>Reads a stream byte by byte through a buffer. Disposes the stream.</summary>
internal sealed class ByteReader(Stream stream) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _position;
    private int _length;

    /// <summary>The next byte; -1 at the end.</summary>
    public int Next()
    {
        if (_position == _length)
        {
            _length = stream.Read(_buffer);
            _position = 0;
            if (_length == 0)
            {
                return -1;
            }
        }

        return _buffer[_position++];
    }

    public void Dispose() => stream.Dispose();
}
