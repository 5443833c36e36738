namespace EvalKit.Reporting.Tests;

public sealed class SharedFileTests : IDisposable
{
    private const int Writers = 8;
    private const int Texts = 50;
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-shared-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Texts_that_many_append_at_once_are_all_there_and_whole()
    {
        var path = Path.Combine(_folder, "summary.md");

        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, writer =>
        {
            for (var i = 0; i < Texts; i++)
            {
                SharedFile.Append(path, $"writer {writer} text {i} {new string('x', 5000)}\n");
            }
        });

        File.ReadAllLines(path).Should().OnlyHaveUniqueItems().And.HaveCount(Writers * Texts).And.OnlyContain(l => l.EndsWith(new string('x', 5000), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_replaced_whole_or_not_at_all()
    {
        var path = Path.Combine(_folder, "page.html");
        SharedFile.Replace(path, writer => writer.Write("the first page"));

        var breaks = () => SharedFile.Replace(path, writer =>
        {
            writer.Write("half a");
            throw new InvalidOperationException("no more");
        });

        breaks.Should().Throw<InvalidOperationException>();
        File.ReadAllText(path).Should().Be("the first page");
        Directory.GetFiles(_folder).Should().Equal(path);
    }
}
