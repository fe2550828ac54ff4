return await PartnerGraph.Cli.CommandLine.Run(args);
