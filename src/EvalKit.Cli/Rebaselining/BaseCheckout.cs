namespace EvalKit.Cli.Rebaselining;

/// <summary>The files of a commit in a temporary folder, beside the working tree that stays as it is.</summary>
internal sealed class BaseCheckout : IAsyncDisposable
{
    private readonly Git _git;

    private BaseCheckout(Git git, string folder)
    {
        _git = git;
        Folder = folder;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    public static async Task<BaseCheckout> CreateAsync(MergeBase from, CancellationToken cancellationToken)
    {
        var git = new Git(from.Repository);
        var around = Directory.CreateTempSubdirectory("evalkit-base-");
        var folder = Path.Combine(around.FullName, "tree");
        try
        {
            await git.AskAsync(cancellationToken, "worktree", "add", "--quiet", "--detach", folder, from.Commit);
            return new BaseCheckout(git, folder);
        }
        catch
        {
            around.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _git.TryAsync(CancellationToken.None, "worktree", "remove", "--force", Folder);
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
