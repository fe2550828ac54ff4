namespace PartnerGraph.EndToEnd.Tests;

/// <summary>Real data that is not part of the repository, in a folder beside it.</summary>
public static class SharedData
{
    /// <summary>Null when the file is not there.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
