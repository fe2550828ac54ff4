using System.CommandLine;
using PartnerGraph.Cli;

var root = new RootCommand("PartnerGraph: serve, fill, inspect and repair the API of a cloud vendor's partner centre.")
{
    ServeCommand.Build(),
    TokenCommand.Build(),
    SchemaCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
