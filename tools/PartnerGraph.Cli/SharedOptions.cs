using System.CommandLine;

namespace PartnerGraph.Cli;

/// <summary>Options that several commands take, so that they are spelled alike.</summary>
internal static class SharedOptions
{
    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Directory of the embedded stores.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };
}
