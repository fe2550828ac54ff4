using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>
/// What becomes of a quota when its usage is observed: one alert for every level passed on the way up, in order; on the way
/// down an all-clear when it is no longer exceeded, and silence otherwise.
/// </summary>
internal static class QuotaWatch
{
    public static Decision Observe(ObserveQuotaUsage observed, Quota state)
    {
        if (state.Total is null || observed.SourcePosition <= state.ObservedTo) return Decision.Nothing;
        var level = observed.Policy.LevelOf(observed.Total, observed.Used);
        return level > state.Level ? Rise(observed, state.Level, level)
            : level < state.Level ? Fall(observed, state.Level, level)
            : Decision.Nothing;
    }

    private static Decision Rise(ObserveQuotaUsage observed, QuotaLevel from, QuotaLevel to)
    {
        List<IDomainEvent> events = [];
        List<Rule> rules = [];
        for (var level = from + 1; level <= to; level++)
        {
            var (alert, rule) = level switch
            {
                QuotaLevel.Warning => (QuotaAlert.Warning, QuotaRules.WarnFrom80Percent),
                QuotaLevel.UsedUp => (QuotaAlert.UsedUp, QuotaRules.TellWhenUsedUp),
                _ => (QuotaAlert.Exceeded, QuotaRules.RepayAtOnce),
            };
            events.Add(Alert(observed, alert));
            rules.Add(rule);
        }

        if (to != QuotaLevel.Exceeded) return Decision.Accept(events).By(rules);
        events.Add(new QuotaExceeded(observed.PartnerId, observed.Used, observed.Total, observed.SourcePosition));
        return Decision.Accept(events).By([.. rules, QuotaRules.ExceedingRestricts]);
    }

    private static Decision Fall(ObserveQuotaUsage observed, QuotaLevel from, QuotaLevel to)
    {
        var fell = new QuotaLevelFell(observed.PartnerId, from, to, observed.Used, observed.Total, observed.SourcePosition);
        return from == QuotaLevel.Exceeded
            ? Decision.Accept(
                new QuotaNormalized(observed.PartnerId, observed.Used, observed.Total, observed.SourcePosition),
                Alert(observed, QuotaAlert.Normalized), fell).By(QuotaRules.PayingLifts)
            : Decision.Accept(fell).By(QuotaRules.WarnFrom80Percent);
    }

    private static QuotaAlertRaised Alert(ObserveQuotaUsage observed, QuotaAlert alert) => new(
        observed.PartnerId, alert, observed.Used.ShareOf(observed.Total), observed.Used, observed.Total, observed.SourcePosition);
}
