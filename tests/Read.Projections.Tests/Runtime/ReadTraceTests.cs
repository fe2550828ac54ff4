using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A stream that is set aside while a request is answered.</summary>
public sealed class ReadTraceTests
{
    private const string Model = "sums";

    private static readonly ProjectionStatus Whole = new(Model, ProjectionState.Running, 7, "f", null, null) { HoldsFigures = true };

    private ProjectionStatus now = Whole;

    [Fact]
    public void A_figure_that_is_read_after_it_began_is_refused_and_the_next_request_looks_whose_it_is()
    {
        var trace = Trace(refuses: true);
        Assert.Equal(7, trace.Note(Model)!.Position);
        now = Lacking("s-1") with { Position = 9 };

        var refused = Assert.Throws<FiguresIncompleteException>(() => trace.Note(Model));

        Assert.Equal(Model, refused.ReadModel);
        Assert.Contains("Ask again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(9, Trace(refuses: true).Note(Model)!.Position);
    }

    [Fact]
    public void A_figure_that_was_read_before_is_told()
    {
        foreach (var refuses in new[] { true, false })
        {
            now = Whole;
            var trace = Trace(refuses);
            trace.Note(Model);
            Assert.Empty(trace.Overtaken);
            now = Lacking("s-1");
            Assert.Equal([Model], trace.Overtaken);
        }
    }

    [Fact]
    public void The_vendor_is_shown_it_and_told()
    {
        var trace = Trace(refuses: false);
        now = Lacking("s-1");
        Assert.NotNull(trace.Note(Model));
        Assert.Equal([Model], trace.Overtaken);
    }

    [Fact]
    public void What_was_set_aside_before_and_what_holds_no_figures_matter_no_more()
    {
        now = Lacking("s-1");
        var trace = Trace(refuses: true);
        Assert.NotNull(trace.Note(Model));
        Assert.Empty(trace.Overtaken);
        now = Lacking("s-1", "s-2") with { HoldsFigures = false };
        Assert.NotNull(trace.Note(Model));
        now = Lacking("s-1", "s-2");
        Assert.Throws<FiguresIncompleteException>(() => trace.Note(Model));
    }

    private static ProjectionStatus Lacking(params string[] streams) => Whole with
    {
        Quarantined = [.. streams.Select(stream => new QuarantinedStream(stream, 8, "happened.v1", "torn", DateTimeOffset.UnixEpoch, 0, ["p-1"]))],
    };

    private ReadTrace Trace(bool refuses) => new(_ => now, new HashSet<string>(), new SetAsideBefore([now]), refuses);
}
