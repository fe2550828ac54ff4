PartnerGraph.Write.EventStore.PrivateFiles.MakeNewOnesPrivate();
await PartnerGraph.Api.GraphQL.Hosting.PartnerGraphHost.Build(args).RunAsync();
