using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;
using static PartnerGraph.Read.Projections.Contract.Finder.FinderSamples;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class FinderEventsTests
{
    private static readonly IReadOnlyDictionary<string, FinderEntry> Nothing = new Dictionary<string, FinderEntry>();

    [Fact]
    public void Exactly_the_events_that_it_can_tell_a_partner_of_are_followed()
    {
        var known = typeof(IDomainEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IDomainEvent)) && type is { IsInterface: false, IsAbstract: false }).Where(Tells);

        Assert.Equal(FinderEvents.Followed.Select(type => type.Name).Order(), known.Select(type => type.Name).Order());
    }

    [Fact]
    public void Every_followed_event_is_folded() => Assert.All(FinderEvents.Followed, type =>
        Assert.Equal(7, new FinderEntry { PartnerId = "p" }.Apply(Recorded(type)).Position));

    [Fact]
    public void The_partners_of_a_batch_come_once() =>
        Assert.Equal(["a", "b"], FinderEvents.PartnersOf(new FinderLog([Registered("a"), Registered("b"), Approved("a")]).Events).Order());

    [Fact]
    public void Folding_goes_on_from_what_is_known_and_leaves_it_as_it_was()
    {
        var log = new FinderLog(Listed("p", "One"));
        var known = log.Entries.ToDictionary(entry => entry.PartnerId);
        var next = FinderEvents.Fold(known, log.Add(Updated("p", Profile("Two"))).Events).Single();

        Assert.Equal("One", known["p"].Content!.NameEnglish);
        Assert.Equal("Two", next.Content!.NameEnglish);
        Assert.True(next.IsListed);
    }

    [Fact]
    public void Only_entries_that_change_are_given()
    {
        var log = new FinderLog([.. Listed("p", "One"), .. Listed("q", "Two")]);
        var known = log.Entries.ToDictionary(entry => entry.PartnerId);

        Assert.Empty(FinderEvents.Fold(known, log.Events));
        Assert.Equal("q", FinderEvents.Fold(known, log.Add(Frozen("q")).Events).Single().PartnerId);
        Assert.Empty(FinderEvents.Fold(Nothing, []));
    }

    private static bool Tells(Type type)
    {
        try
        {
            return FinderEvents.PartnersOf([Recorded(type)]).Count > 0;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static Recorded Recorded(Type type)
    {
        var @event = (IDomainEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty("PartnerId")?.SetValue(@event, "p");
        return new(@event, new(Start, "tester", "test"), Guid.Empty, "s", 0, 7);
    }
}
