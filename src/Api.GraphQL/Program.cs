await PartnerGraph.Api.Hosting.PartnerGraphHost.Build(args).RunAsync();
