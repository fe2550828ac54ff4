using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;
using static PartnerGraph.Read.Projections.Contract.Finder.FinderSamples;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class FinderEntryTests
{
    private static readonly DateTimeOffset At = Start.AddDays(7);

    private static readonly IDomainEvent[] Eligible = [Registered("p", "DE"), Approved("p"), Published("p", Profile("One"))];

    [Fact]
    public void What_is_registered_granted_and_published_is_folded_in()
    {
        var entry = Fold([
            Registered("p", "DE", PartnerKind.Carrier), Approved("p"), new TierGranted("p", PartnerTier.Advanced, false, ""), Published("p", Profile("One"), 1),
            new TierChanged("p", PartnerTier.Advanced, PartnerTier.Premier, ""), Updated("p", Profile("Two"), 2),
        ]);

        Assert.Equal(
            new FinderEntry
            {
                PartnerId = "p", Kind = PartnerKind.Carrier, Country = "DE", Tier = PartnerTier.Premier, BusinessInformationApproved = true, Status = entry.Status,
                Content = Profile("Two"), IsPublished = true, PublishedAt = Start.AddDays(1), UpdatedAt = Start.AddDays(2), ProfileVersion = 1, Position = 12,
            },
            entry);
        Assert.False(entry.Status.IsFrozen || entry.Status.IsRestricted);
        Assert.Equal(PartnerProgram.Carrier, entry.Program);
        Assert.True(entry.IsListed);
    }

    [Fact, Trait("Rule", "BEN-14")]
    public void It_is_listed_only_when_registered_approved_and_published()
    {
        Assert.True(Fold(Eligible).IsListed);
        foreach (var missing in Eligible) Assert.False(Fold(Eligible.Except([missing])).IsListed, $"without {missing.GetType().Name}");
        Assert.False(Fold([.. Eligible.SkipLast(1), Updated("p", Profile("Draft"))]).IsListed);
        Assert.False(Fold([.. Eligible, Unpublished("p")]).IsListed);
        Assert.False(Fold([.. Eligible, Unpublished("p"), Updated("p", Profile("Two"))]).IsListed);
        Assert.True(Fold([.. Eligible, Unpublished("p"), Published("p", Profile("Two"))]).IsListed);
    }

    [Fact]
    public void The_order_in_which_a_partner_becomes_eligible_does_not_matter() => Assert.True(Fold(Eligible.Reverse()).IsListed);

    [Fact]
    public void Each_cause_hides_it_until_that_cause_is_lifted()
    {
        (IDomainEvent Hold, IDomainEvent Lift)[] causes =
        [
            .. Enum.GetValues<RestrictionCause>().Select(cause => ((IDomainEvent)new PartnerRestricted("p", cause, "", At), (IDomainEvent)new PartnerUnrestricted("p", cause, At))),
            .. Enum.GetValues<FreezeCause>().Select(cause => ((IDomainEvent)new PartnerFrozen("p", cause, "", At), (IDomainEvent)new PartnerUnfrozen("p", cause, At))),
        ];
        List<IDomainEvent> happened = [.. Eligible, .. causes.Select(cause => cause.Hold)];
        foreach (var (_, lift) in causes)
        {
            Assert.False(Fold(happened).IsListed, $"before {lift}");
            happened.Add(lift);
        }

        Assert.True(Fold(happened).IsListed);
        var held = Fold(happened.Take(Eligible.Length + causes.Length)).Status;
        Assert.Equal(causes.Length, held.Restrictions.Count + held.Freezes.Count);
    }

    [Fact]
    public void The_freeze_of_a_distributor_is_lifted_apart_from_its_own()
    {
        List<IDomainEvent> happened = [.. Eligible, new ResellerFrozen("p", "d", FreezeCause.Distributor, At), Frozen("p")];
        Assert.False(Fold([.. happened, new ResellerUnfrozen("p", "d", At)]).IsListed);
        Assert.False(Fold([.. happened, Unfrozen("p")]).IsListed);
        Assert.True(Fold([.. happened, Unfrozen("p"), new ResellerUnfrozen("p", "d", At)]).IsListed);
    }

    [Fact]
    public void The_same_cause_twice_is_lifted_once() => Assert.True(Fold([.. Eligible, Frozen("p"), Frozen("p"), Unfrozen("p")]).IsListed);

    [Fact]
    public void An_event_applied_twice_equals_once()
    {
        var log = new FinderLog([.. Eligible, new TierGranted("p", PartnerTier.Core, false, ""), Frozen("p"), Unfrozen("p"), Unpublished("p")]);
        var entry = new FinderEntry { PartnerId = "p" };
        foreach (var recorded in log.Events)
        {
            var once = entry.Apply(recorded);
            Assert.Same(once, once.Apply(recorded));
            foreach (var earlier in log.Events.TakeWhile(earlier => earlier != recorded)) Assert.Same(once, once.Apply(earlier));
            entry = once;
        }
    }

    [Fact]
    public void The_version_is_that_of_the_profile_alone()
    {
        Assert.Equal(-1, Fold([Registered("p"), Approved("p")]).ProfileVersion);
        Assert.Equal(0, Fold([.. Eligible, Frozen("p"), Unfrozen("p")]).ProfileVersion);
        Assert.Equal(2, Fold([.. Eligible, Updated("p", Profile("Two")), Unpublished("p")]).ProfileVersion);
    }

    [Fact]
    public void An_event_that_is_not_followed_is_a_mistake() => Assert.Throws<UnknownEventException>(() =>
        new FinderEntry { PartnerId = "p" }.Apply(new Recorded(new ResellerInvited("p", "i", "", "", At), new(At, "", ""), Guid.Empty, "", 0, 1)));

    private static FinderEntry Fold(IEnumerable<IDomainEvent> happened) => new FinderLog(happened).Entries.Single();
}
