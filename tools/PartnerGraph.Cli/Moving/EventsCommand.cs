using System.CommandLine;
using System.Globalization;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Moving;

internal static class EventsCommand
{
    public static Command Build() => new("events", "Look after the event log as a whole.") { Copy() };

    private static Command Copy()
    {
        var from = new Option<string>("--from") { Description = "The log to copy: sqlite:DIRECTORY, postgresql or postgresql:SCHEMA, eventstoredb or eventstoredb:STREAM, or esdb://...", Required = true };
        var to = new Option<string>("--to") { Description = "Where it is copied to, in the same words; empty, or what an earlier copy was cut short in.", Required = true };
        var command = new Command("copy", Usage.WithExamples(
            "Copy a log into another store, with ids, order, positions and metadata, and compare every event afterwards. Read models are not copied: the server builds them. "
            + $"Let no server use the target. The connection string of a database stands in {LogPlace.Connection}; one that holds a password does so, too.",
            "partnergraph events copy --from sqlite:./data --to postgresql",
            "partnergraph events copy --from postgresql --to sqlite:./moved",
            "partnergraph events copy --from sqlite:./data --to esdb://db:2113?tls=false")) { from, to };
        command.SetAction((parsed, cancellation) => Run(LogPlace.Parse(parsed.GetValue(from)!), LogPlace.Parse(parsed.GetValue(to)!), cancellation));
        return command;
    }

    private static async Task Run(LogPlace from, LogPlace to, CancellationToken cancellation)
    {
        if (from == to) throw new CommandFailure("A log cannot be copied into itself.");
        var source = await from.Source(cancellation);
        await using var one = (IAsyncDisposable)source;
        var target = await to.Target(cancellation);
        await using var other = (IAsyncDisposable)target;
        var copied = await ShownCopy.Make("Copying", source, target, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{copied.Events,12:N0}  events, every one as it was{(copied.Compared > 0 ? $"; {copied.Compared:N0} of them were there already" : "")}"));
        Console.WriteLine($"{copied.Hash}  hash of both logs");
    }
}
