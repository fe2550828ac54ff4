using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Billing;

/// <summary>Arrears and the restriction by them begin and end in one append each.</summary>
public sealed class PaymentWorkflowTests : SqliteStoreTests
{
    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11);

    private static readonly CommandContext Context = new("tester", "test");

    // 00:00 of January 1 in GMT+08:00.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2024, 12, 31, 16, 0, 0, TimeSpan.Zero));

    private long start;

    [Fact, Trait("Rule", "BILL-25"), Trait("Rule", "ACCT-1")]
    public async Task An_overdue_bill_restricts_and_its_payment_frees_whatever_is_sent_at_once()
    {
        await using var store = Open();
        var payments = await Start(store, ArrearsPolicy.Default, registered: true);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => payments.FallDue("p", November, Context)));
        Assert.Equal(["BillOverdue", "PartnerRestricted"], await Behind(store));
        Assert.True((await payments.Repay("p", "a", 99.99999999m, PaymentSource.Online, Context)).IsAccepted);
        Assert.Equal(["BillOverdue", "PartnerRestricted", "RepaymentRecorded"], await Behind(store));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => payments.Repay("p", "b", 0.00000001m, PaymentSource.Online, Context)));
        Assert.Equal(["BillOverdue", "PartnerRestricted", "RepaymentRecorded", "RepaymentRecorded", "BillPaid", "PartnerUnrestricted"], await Behind(store));
    }

    [Fact, Trait("Rule", "BILL-25")]
    public async Task The_restriction_stays_until_the_last_overdue_bill_is_paid()
    {
        await using var store = Open();
        var payments = await Start(store, ArrearsPolicy.Default, registered: true, October, November);
        await payments.FallDue("p", October, Context);
        await payments.FallDue("p", November, Context);
        await payments.Repay("p", "a", 100m, PaymentSource.Online, Context);
        Assert.Equal(["BillOverdue", "PartnerRestricted", "BillOverdue", "RepaymentRecorded", "BillPaid"], await Behind(store));
        await payments.Repay("p", "b", 100m, PaymentSource.Online, Context);
        Assert.Equal(["RepaymentRecorded", "BillPaid", "PartnerUnrestricted"], (await Behind(store)).Skip(5));
    }

    [Theory, Trait("Rule", "BILL-25")]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Who_restricts_nobody_by_arrears_or_knows_no_such_partner_only_tells(bool restrict, bool registered)
    {
        await using var store = Open();
        var payments = await Start(store, ArrearsPolicy.Default with { RestrictOnArrears = restrict }, registered);
        Assert.True((await payments.FallDue("p", November, Context)).IsAccepted);
        Assert.Equal(["BillOverdue"], await Behind(store));
    }

    private async Task<PaymentWorkflow> Start(SqliteEventStore store, ArrearsPolicy policy, bool registered, params BillingMonth[] months)
    {
        if (registered) await Append(store, "partner-p", new PartnerRegistered("p", PartnerKind.SolutionProvider, "SG", "Acme", "a@example.com", null, null, clock.GetUtcNow()));
        await Append(store, "partner-account-p", [.. (months.Length > 0 ? months : [November]).Select(month => new BillGenerated(
            "p", month, new(100m), [], new(100m), Money.Zero, [new(month, new(100m))], Money.Zero, ArrearsPolicy.LastDayAfter(month)))]);
        start = await store.Head();
        return new(new CommandRunner(store, EventTypeRegistry.Domain, clock), policy, BusinessTime.Default, clock);
    }

    private async Task<IEnumerable<string>> Behind(SqliteEventStore store) =>
        (await store.ReadAll(start, 1_000)).Events.Select(stored => EventTypeRegistry.Domain.Decode(stored).Event.GetType().Name);

    private async Task Append(SqliteEventStore store, string stream, params IDomainEvent[] events) => await store.Append(stream, ExpectedVersion.Any,
    [
        .. events.Select(@event => new NewEvent(
            Guid.CreateVersion7(), EventTypeRegistry.Domain.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event), Context.Metadata(clock.GetUtcNow(), []).Encode())),
    ]);
}
