namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>Real data beside the repository, of which nothing is copied into it.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder; null where it is missing.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (Path.Exists(path)) return path;
        }

        return null;
    }
}
