using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>The months of the demo: two that are closed, and the one that ran when it was begun.</summary>
public sealed record DemoMonths(BillingMonth First, BusinessTime Time)
{
    public BillingMonth Last => First.Next;

    public BillingMonth Running => Last.Next;

    /// <summary>Those of a demo that is begun on a day of the billing zone.</summary>
    public static DemoMonths BegunOn(DateOnly day, BusinessTime time) => new(BillingMonth.Of(BillingMonth.Of(day).FirstDay.AddMonths(-2)), time);

    /// <summary>When a month begins.</summary>
    public DateTimeOffset StartOf(BillingMonth month) => Time.StartOf(month.FirstDay);

    /// <summary>Late on the last day of a month.</summary>
    public DateTimeOffset EveningOf(BillingMonth month) => StartOf(month.Next).AddHours(-1);
}
