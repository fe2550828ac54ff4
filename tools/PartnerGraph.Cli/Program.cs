PartnerGraph.Write.EventStore.PrivateFiles.MakeNewOnesPrivate();
return await PartnerGraph.Cli.CommandLine.Run(args);
