using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    private static FinderSearch Nearest(double latitude, double longitude, double? within = null) =>
        Everything with { Order = FinderOrder.Distance, Near = new(new(latitude, longitude), within) };

    [SkippableFact]
    public async Task The_nearest_office_comes_first_and_those_without_an_office_last()
    {
        var log = FinderSamples.Log();
        var found = await AssertExpected(await Start(log), log, Nearest(52.5, 13.4), "near Berlin");

        Assert.Equal(["berg-1", "cplus", "berg-2", "berg-4", "muller", "berg-3"], found.Matches.Take(6).Select(match => match.Entry.PartnerId));
        Assert.Equal(27, found.Total);
        Assert.All(found.Matches, match => Assert.Equal(match.Entry.Content!.Cities.IsEmpty, match.DistanceMetres is null));
    }

    [SkippableTheory]
    [InlineData(52.5, 13.4, 100_000)]
    [InlineData(52.5, 13.4, 700_000)]
    [InlineData(1.3, 103.8, 3_000_000)]
    [InlineData(-17, -179, 1_500_000)]
    [InlineData(-17, 179, 3_000_000)]
    [InlineData(89.9, 0, 5_700_000)]
    public async Task Only_offices_within_the_radius_are_found(double latitude, double longitude, double within)
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var found = await AssertExpected(run, log, Nearest(latitude, longitude, within), $"within {within} m");

        Assert.NotEmpty(found.Matches);
        Assert.All(found.Matches, match => Assert.InRange(match.DistanceMetres!.Value, 0, within));
        await AssertExpected(run, log, For("cloud") with { Near = new(new(latitude, longitude), within) }, $"cloud within {within} m");
    }

    [SkippableTheory]
    [InlineData(-13.9, -171.8, "pacific")]
    [InlineData(-18.1, 178.4, "pacific")]
    [InlineData(-18.1, -179.9, "pacific")]
    [InlineData(-26, 28, "sahara")]
    [InlineData(30, 31, "sahara")]
    [InlineData(40.4, -3.7, "banco")]
    public async Task Of_several_offices_the_nearest_counts(double latitude, double longitude, string first) =>
        Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), Nearest(latitude, longitude)))[0]);

    [SkippableTheory]
    [InlineData(0, 0)]
    [InlineData(52.52, 13.405)]
    [InlineData(-17, 179.99)]
    [InlineData(-90, 0)]
    public async Task Distances_are_those_of_the_great_circle(double latitude, double longitude)
    {
        const double tolerance = 0.005, centimetres = 0.5;
        var log = FinderSamples.Log();
        var search = Nearest(latitude, longitude);
        var expected = Expected.Of(search, log.Listed).ToDictionary(match => match.Document.Entry.PartnerId, match => match.DistanceMetres);

        foreach (var match in (await (await Start(log)).Index.Search(search)).Matches.Where(match => match.DistanceMetres is not null))
        {
            var exact = expected[match.Entry.PartnerId]!.Value;
            Assert.InRange(match.DistanceMetres!.Value, exact * (1 - tolerance) - centimetres, exact * (1 + tolerance) + centimetres);
        }
    }

    [SkippableFact]
    public async Task Distances_are_told_in_every_order_when_there_is_a_point()
    {
        var run = await Start(FinderSamples.Log());
        foreach (var order in Enum.GetValues<FinderOrder>())
        {
            var found = await run.Index.Search(Nearest(52.5, 13.4) with { Order = order });
            Assert.All(found.Matches, match => Assert.Equal(match.Entry.Content!.Cities.IsEmpty, match.DistanceMetres is null));
        }

        Assert.All((await run.Index.Search(Everything)).Matches, match => Assert.Null(match.DistanceMetres));
    }
}
