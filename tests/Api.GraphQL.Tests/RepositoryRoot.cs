namespace PartnerGraph.Api.GraphQL.Tests;

internal static class RepositoryRoot
{
    /// <summary>The full path of a file of the repository, or beside it with <c>../</c>.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "PartnerGraph.sln"))) folder = folder.Parent;
        return Path.GetFullPath(Path.Combine(folder!.FullName, path));
    }
}
