using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Quotas;

public sealed class QuotaProperties
{
    /// <summary>Whatever the usage does, the level afterwards is the one it has, and observing the same again adds nothing.</summary>
    [Property, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-8")]
    public bool The_level_follows_the_usage(short[] usages)
    {
        var total = new Money(10_000m);
        var state = QuotaDecider.Definition.Fold([new QuotaGranted("p", total, null)]);
        for (var i = 0; i < usages.Length; i++)
        {
            var observe = new ObserveQuotaUsage("p", new(usages[i]), total, i + 1, QuotaPolicy.Default);
            state = QuotaDecider.Definition.Fold(state, QuotaDecider.Decide(observe, state).Events);
            if (state.Level != QuotaPolicy.Default.LevelOf(total, observe.Used)) return false;
            if (QuotaDecider.Decide(observe, state).Events.Count > 0) return false;
        }

        return true;
    }

    /// <summary>Alerts of a level alternate with falling below it: one crossing, one alert.</summary>
    [Property, Trait("Rule", "QUOTA-9")]
    public bool Every_level_is_raised_once_for_each_crossing(short[] usages)
    {
        var total = new Money(10_000m);
        var state = QuotaDecider.Definition.Fold([new QuotaGranted("p", total, null)]);
        var raised = 0;
        var crossings = 0;
        var before = QuotaLevel.Normal;
        for (var i = 0; i < usages.Length; i++)
        {
            var decision = QuotaDecider.Decide(new ObserveQuotaUsage("p", new(usages[i]), total, i + 1, QuotaPolicy.Default), state);
            state = QuotaDecider.Definition.Fold(state, decision.Events);
            raised += decision.Events.OfType<QuotaAlertRaised>().Count(alert => alert.Level == QuotaAlert.UsedUp);
            var level = QuotaPolicy.Default.LevelOf(total, new(usages[i]));
            if (before < QuotaLevel.UsedUp && level >= QuotaLevel.UsedUp) crossings++;
            before = level;
        }

        return raised == crossings;
    }
}
