using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>A stretch of time in which a customer was a unified-accounting member of a master.</summary>
/// <param name="From">The first second, in UTC.</param>
/// <param name="Until">The last second, included; null while it lasts.</param>
public sealed record MasterTie(string MasterId, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>To whom a customer belonged when: what decides whose a billing line is.</summary>
public sealed record CustomerHistory(ImmutableArray<AssociationPeriod> Periods, ImmutableArray<MasterTie> Ties)
{
    public static readonly CustomerHistory Empty = new([], []);

    private AssociationTimeline Timeline => new(Periods);

    public AssociationPeriod? At(DateTimeOffset instant) => Timeline.At(instant);

    /// <summary>The last association that had ended before the instant.</summary>
    public AssociationPeriod? Before(DateTimeOffset instant) =>
        Periods.LastOrDefault(period => period.Until is { } until && until < BusinessTime.WholeSecond(instant));

    /// <summary>The master of that second (EXPEND-16).</summary>
    public string? MasterAt(DateTimeOffset instant)
    {
        var second = BusinessTime.WholeSecond(instant);
        return Ties.LastOrDefault(tie => tie.From <= second && !(tie.Until < second))?.MasterId;
    }

    public CustomerHistory With(Func<AssociationTimeline, AssociationTimeline> change) => this with { Periods = change(Timeline).Periods };

    /// <summary>A tie that is there already stays; independent accounting is no tie in this sense.</summary>
    public CustomerHistory Join(string masterId, EnterpriseAccounting accounting, DateTimeOffset at)
    {
        if (accounting != EnterpriseAccounting.Unified) return Leave(masterId, at);
        return Ties.Any(tie => tie.MasterId == masterId && tie.Until is null)
            ? this
            : this with { Ties = Ties.Add(new(masterId, BusinessTime.WholeSecond(at), null)) };
    }

    /// <summary>The second in which the tie ends still belongs to it.</summary>
    public CustomerHistory Leave(string masterId, DateTimeOffset at) => this with
    {
        Ties = [.. Ties.Select(tie => tie.MasterId == masterId && tie.Until is null ? tie with { Until = BusinessTime.WholeSecond(at) } : tie)],
    };
}
