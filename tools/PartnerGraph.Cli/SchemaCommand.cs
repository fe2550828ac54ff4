using System.CommandLine;
using PartnerGraph.Api.Hosting;

namespace PartnerGraph.Cli;

internal static class SchemaCommand
{
    public static Command Build()
    {
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when omitted." };
        var export = new Command("export", "Print the GraphQL schema in the schema definition language.") { file };
        export.SetAction(async (parsed, cancellation) =>
        {
            var schema = PartnerGraphHost.PrintSchema();
            if (parsed.GetValue(file) is { } target) await File.WriteAllTextAsync(target.FullName, schema, cancellation);
            else Console.Write(schema);
        });
        return new Command("schema", "The GraphQL schema.") { export };
    }
}
