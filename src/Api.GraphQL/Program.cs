PartnerGraph.EventStore.PrivateFiles.MakeNewOnesPrivate();
await PartnerGraph.Api.Hosting.PartnerGraphHost.Build(args).RunAsync();
