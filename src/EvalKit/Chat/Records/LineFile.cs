using Microsoft.Win32.SafeHandles;

namespace EvalKit.Chat.Records;

/// <summary>A file of lines that grows at its end. Processes and threads of one machine that append to it at once take turns.</summary>
internal static class LineFile
{
    /// <summary>Appends a line; the folder and the file are made where they are missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line's bytes with its end.</param>
    /// <returns>Where the line begins.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static long Append(string path, ReadOnlySpan<byte> line)
    {
        // Appending looks for the end first, so two processes at once could write to one place.
        using var turn = new FileTurn(path);
        using var file = OpenToAppend(path);
        var end = RandomAccess.GetLength(file);
        if (end > 0 && ByteAt(file, end - 1) != '\n')
        {
            // An editor or a process that died left a line without its end: what is appended to that is lost with it.
            RandomAccess.Write(file, "\n"u8, end++);
        }

        try
        {
            RandomAccess.Write(file, line, end);
        }
        catch (IOException)
        {
            // A disk that is full takes the first part of a line, which nobody could read.
            RandomAccess.SetLength(file, end);
            throw;
        }

        return end;
    }

    /// <summary>Opens a file to read while others append to it, or put another in its place.</summary>
    public static SafeFileHandle OpenToRead(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Some bytes of a file; those past its end are 0.</summary>
    public static byte[] Read(SafeFileHandle file, long start, int length)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length && RandomAccess.Read(file, bytes.AsSpan(filled), start + filled) is > 0 and var read; filled += read)
        {
        }

        return bytes;
    }

    private static SafeFileHandle OpenToAppend(string path)
    {
        try
        {
            return Open();
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return Open();
        }

        SafeFileHandle Open() => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    private static byte ByteAt(SafeFileHandle file, long offset)
    {
        Span<byte> one = stackalloc byte[1];
        RandomAccess.Read(file, one, offset);
        return one[0];
    }
}
