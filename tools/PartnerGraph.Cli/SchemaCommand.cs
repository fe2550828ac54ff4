using System.CommandLine;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
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
        return new Command("schema", "The GraphQL schema, and what is written down from the code.") { export, Tables(), ReadModels() };
    }

    private static Command Tables()
    {
        var pages = new Argument<FileInfo[]>("pages") { Description = "Markdown files with marked tables.", Arity = ArgumentArity.OneOrMore };
        var tables = new Command("tables", Usage.WithExamples(
            "Write the tables of error and close codes into pages of the documentation.", "partnergraph schema tables docs/errors.md")) { pages };
        tables.SetAction(async (parsed, cancellation) =>
        {
            foreach (var page in parsed.GetValue(pages)!)
                await File.WriteAllTextAsync(page.FullName, ContractTables.Fill(await File.ReadAllTextAsync(page.FullName, cancellation)), cancellation);
        });
        return tables;
    }

    private static Command ReadModels()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder of the files; those that are no read model's any more are deleted." };
        var readModels = new Command("read-models", Usage.WithExamples(
            "Write the tables of each read model as SQL.", "partnergraph schema read-models schema/read-models")) { folder };
        readModels.SetAction(async (parsed, cancellation) =>
        {
            var place = Directory.CreateDirectory(parsed.GetValue(folder)!.FullName);
            await Write(place, ReadModelKind.Sqlite, cancellation);
            await Write(place.CreateSubdirectory("postgresql"), ReadModelKind.PostgreSql, cancellation);
        });
        return readModels;
    }

    private static async Task Write(DirectoryInfo place, ReadModelKind kind, CancellationToken cancellation)
    {
        var tables = await PartnerGraphHost.ReadModelTables(kind);
        foreach (var (name, statements) in tables)
            await File.WriteAllTextAsync(Path.Combine(place.FullName, $"{name}.sql"), statements, cancellation);
        foreach (var file in place.EnumerateFiles("*.sql").Where(file => !tables.ContainsKey(Path.GetFileNameWithoutExtension(file.Name)))) file.Delete();
    }
}
