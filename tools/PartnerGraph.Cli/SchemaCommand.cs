using System.CommandLine;
using PartnerGraph.Api.Hosting;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

internal static class SchemaCommand
{
    public static Command Build()
    {
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when omitted." };
        var export = new Command("export", Usage.WithExamples(
            "Print the GraphQL schema in the schema definition language.", "partnergraph schema export --out schema/partner-graph.graphql")) { file };
        export.SetAction(async (parsed, cancellation) =>
        {
            var schema = PartnerGraphHost.PrintSchema();
            if (parsed.GetValue(file) is { } target) await File.WriteAllTextAsync(Files.Output(target.FullName), schema, cancellation);
            else Console.Write(schema);
        });
        return new Command("schema", "The GraphQL schema.") { export };
    }
}
