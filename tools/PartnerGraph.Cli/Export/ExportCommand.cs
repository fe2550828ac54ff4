using System.CommandLine;

namespace PartnerGraph.Cli.Export;

internal static class ExportCommand
{
    public static Command Build() => new("export", "Write what the API tells into files.");
}
