using System.Globalization;
using BenchmarkDotNet.Running;
using PartnerGraph.Bench.Bills;
using PartnerGraph.Bench.Costs;
using PartnerGraph.Bench.Exports;
using PartnerGraph.Bench.Finder;
using PartnerGraph.Bench.Http;
using PartnerGraph.Bench.Http.Bare;
using PartnerGraph.Bench.Statements;
using PartnerGraph.Bench.Subscribers;
using PartnerGraph.Bench.Whole;

switch (args)
{
    case ["pieces", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Table).Assembly).Run(rest);
        return 0;
    case ["child", "alerts", var data]:
        await AlertingServer.Run(data);
        return 0;
    case ["child", "sockets", var message]:
        await BareSockets.Run(message);
        return 0;
    case ["child", "http", var plan, var url]:
        await BareApi.Run(plan, url);
        return 0;
    case ["child", not "exports" and var kind, var file]:
        Console.WriteLine(await ImportChild.Run(kind, file));
        return 0;
    case [] or ["whole"]:
        return await Table.Print(lines: 20_000);
    case ["whole", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await Table.Print(count);
    case ["append"]:
        Table.Heading();
        foreach (var row in await AppendComparison.Run()) Table.Print(row);
        return 0;
    case ["append", "postgresql", var connectionString]:
        Table.Heading();
        foreach (var row in await PostgreSqlComparison.Run(connectionString)) Table.Print(row);
        return 0;
    case ["chain"]:
        return await ChainComparison.Print(rounds: 15);
    case ["chain", var rounds] when int.TryParse(rounds, CultureInfo.InvariantCulture, out var count) && count >= 1:
        return await ChainComparison.Print(count);
    case ["sums"]:
        SumsComparison.Print();
        return 0;
    case ["finder"]:
        return await FinderBench.Print(profiles: 100_000);
    case ["finder", var profiles] when int.TryParse(profiles, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await FinderBench.Print(count);
    case ["costs"]:
        return await CostBench.Print(lines: 20_000);
    case ["costs", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await CostBench.Print(count);
    case ["http"]:
        return await HttpBench.Print(lines: 60_000);
    case ["http", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await HttpBench.Print(count);
    case ["cache"]:
        return await KeptBench.Print(lines: 60_000);
    case ["cache", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await KeptBench.Print(count);
    case ["bills"]:
        return await BillBench.Print(lines: 100_000);
    case ["bills", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await BillBench.Print(count);
    case ["bills", var lines, var customers] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000
        && int.TryParse(customers, CultureInfo.InvariantCulture, out var owners) && owners >= 1:
        return await BillBench.Print(count, owners);
    case ["child", "exports", var lines]:
        await ExportBench.Print(int.Parse(lines, CultureInfo.InvariantCulture));
        return 0;
    case ["exports"]:
        return await ExportBench.PrintEach(100_000, 1_000_000);
    case ["exports", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await ExportBench.PrintEach(count);
    case ["statements"]:
        return await StatementBench.Print(lines: 10_000);
    case ["statements", var lines] when int.TryParse(lines, CultureInfo.InvariantCulture, out var count) && count >= 1_000:
        return await StatementBench.Print(count);
    case ["subscribers"]:
        return await SubscriberBench.Print(2_000, 10_000);
    case ["subscribers", var subscribers] when int.TryParse(subscribers, CultureInfo.InvariantCulture, out var count) && count >= 1:
        return await SubscriberBench.Print(count);
    default:
        Console.Error.WriteLine("""
            ./build.sh bench                 everything end to end, as one table of medians and ratios
            ./build.sh bench whole 100000    the same with another number of billing lines (at least 1000)
            ./build.sh bench append          appending alone
            ./build.sh bench chain 15        appending with and without the chain over the log, by the clock and by processor time
            ./build.sh bench sums            amounts in one column and in the three that hold every decimal(28,8)
            ./build.sh bench finder 100000   Partner Finder with so many profiles (at least 1000)
            ./build.sh bench costs 20000     extensions.cost against processor time, with so many billing lines (at least 1000)
            ./build.sh bench subscribers 10000
                                             sockets that wait for an alert, and one to all and to a few of them (2000 and 10000 without a number); each takes a
                                             file descriptor of the server and one of the clients: raise ulimit -n
            ./build.sh bench http 60000      processor time of a request beside a minimal API with the same SQL and, where node and npm are there, beside
                                             GraphQL servers for Node; with so many billing lines (at least 1000; on Linux)
            ./build.sh bench bills 100000 200
                                             a bill run over so many billing lines (at least 1000) of so many customers beside the bare aggregation of the same rows
            ./build.sh bench cache 60000     processor time of a request to a server that keeps answers beside one that runs each; with so many billing lines (at least 1000; on Linux)
            ./build.sh bench exports 100000  so many billing lines (at least 1000; 100000 and 1000000 without a number) written into files, beside the bare reading of the same rows
            ./build.sh bench statements 10000
                                             a statement with so many lines (at least 1000), made and read page by page beside a bare endpoint that sends the same SQL
            ./build.sh bench pieces          the pieces, by BenchmarkDotNet; further arguments are its own, such as --filter '*Append*'
            """);
        return 2;
}
