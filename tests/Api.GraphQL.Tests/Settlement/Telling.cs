using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Incentives;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Api.GraphQL.Tests.Orders;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>Tells the server by its public mutations, and the plain calculation the same. Partners and customers have the names of the story.</summary>
internal sealed class Telling(PlainSettlement plain)
{
    private readonly Dictionary<string, string> keys = [];
    private SandboxServer server = null!;
    private LedgerApi api = null!;
    private PayoutWorld payouts = null!;
    private int references;

    public PlainSettlement Plain => plain;

    public SandboxServer Server => server;

    public DateTimeOffset Now { get; private set; }

    /// <summary>The key by which the server knows a partner.</summary>
    public string Key(string name) => keys[name];

    public string Administrator(string partner) => server.Administrator(Key(partner));

    /// <summary>From now on it is told to this server.</summary>
    public void To(SandboxServer to) => (server, api, payouts) = (to, new(to), new(to));

    public async Task MoveTo(DateTimeOffset to)
    {
        Assert.StartsWith($"{to:yyyy-MM-ddTHH:mm:ss}", await server.MoveTo($"{to:yyyy-MM-ddTHH:mm:ssZ}"), StringComparison.Ordinal);
        await server.Settle();
        Moved(to);
    }

    /// <summary>The clock was moved, by this or by another telling.</summary>
    public void Moved(DateTimeOffset to)
    {
        Now = to;
        plain.Happened(new Told.Moved(to));
    }

    public async Task Partner(string name, string country, string currency)
    {
        var partner = (await Do("registerPartner", server.Staff("operations_manager"), new
        {
            kind = "SOLUTION_PROVIDER", country, companyName = $"Partner {name}", contactEmail = "post@acme.example",
        }, "partner { id }"))["partner"]!["id"]!.GetValue<string>();
        keys[name] = GlobalId.KeyOf("Partner", partner);
        await Do("approveBusinessInformation", server.Operations, new { partnerId = partner, settlementCurrency = currency });
        await Do("authenticatePaymentInformation", server.Staff("finance"), new { partnerId = partner, bankAccount = $"ACCT-{name}" });
        plain.Happened(new Told.Registered(name, country, currency, Now));
    }

    public async Task Customer(string name, string country = "SG")
    {
        await Do("registerCustomer", server.Operations, new { name = $"Customer {name}", country, email = $"{name}@shop.example", phone = "+65 12345", contactVerified = true, key = name });
        await Do("recordCustomerFact", server.Operations, new { customerId = LedgerApi.Customer(name), fact = new { cardBound = "card" } });
    }

    /// <param name="from">Null for now.</param>
    public async Task Associate(string customer, string partner, bool reseller, DateTimeOffset? from = null)
    {
        await Do("associateCustomer", server.Operations, new
        {
            customerId = LedgerApi.Customer(customer), partnerId = LedgerApi.Partner(Key(partner)), model = reseller ? "RESELLER" : "REFERRAL", ticketNo = "T-1", effectiveFrom = from,
            @override = new { ruleIds = new[] { "ASSOC-6", "ASSOC-7" }, reason = "Entered late." },
        });
        plain.Happened(new Told.Associated(customer, partner, reseller, from ?? Now));
    }

    public async Task ChangeModel(string customer, bool reseller)
    {
        Assert.True(await api.ChangeModel(customer, reseller ? "RESELLER" : "REFERRAL"));
        plain.Happened(new Told.ModelChanged(customer, reseller, Now));
    }

    public async Task Leave(string customer, string partner)
    {
        await server.Settle();
        Assert.True(await api.Leave(customer, Key(partner)));
        await server.Settle();
        plain.Happened(new Told.Left(customer, Now));
    }

    public async Task Record(IEnumerable<Told.Line> lines)
    {
        foreach (var batch in lines.Chunk(500))
        {
            var payload = await Do("recordExpenditures", server.Operations, new
            {
                source = Story.Source, lines = batch.Select(line => new
                {
                    lineId = line.Id, customerId = LedgerApi.Customer(line.Customer), chargedFrom = line.At, chargedTo = line.At, serviceType = line.Service, billType = line.BillType,
                    billingMode = line.Mode, offering = line.Offering, listPrice = Text(line.List), discountedAmount = Text(line.Off), amountDue = Text(line.Due), tax = Text(line.Tax),
                    cashPayment = Text(line.Cash), cashCoupons = Text(line.CashCoupons), testCoupons = Text(line.TestCoupons), flexiPurchaseCoupons = Text(line.Flexi),
                    storedValueCards = Text(line.Cards), resourceId = line.Resource,
                }),
            }, "recorded");
            Assert.Equal(batch.Length, payload["recorded"]!.GetValue<int>());
            foreach (var line in batch) plain.Happened(line);
        }
    }

    /// <summary>Takes a line back: the opposite of it, at its own instant.</summary>
    public async Task Reverse(Told.Line line)
    {
        await Do("reverseExpenditures", server.Operations, new { source = Story.Source, lineIds = new[] { line.Id } });
        plain.Happened(line.Back(1) with { Id = $"{line.Id}~reversal-1", Reverses = line.Id });
    }

    public async Task TopUp(string partner, decimal amount)
    {
        Assert.True(await api.TopUp(Key(partner), amount));
        plain.Happened(new Told.Paid(partner, amount, Repays: false));
    }

    public async Task Repay(string partner, decimal amount)
    {
        if (amount <= 0) return;
        Assert.True(await api.Repay(Key(partner), amount));
        plain.Happened(new Told.Paid(partner, amount, Repays: true));
    }

    /// <param name="customer">Null for all of the partner's reseller customers.</param>
    public async Task TestCoupon(string partner, decimal amount, int days, string? customer = null)
    {
        var request = (await Do("requestTestCoupon", Administrator(partner), new
        {
            channel = customer is null ? "PORTAL" : "ECOSYSTEM_MANAGER", customerId = customer is null ? null : LedgerApi.Customer(customer), amount = Text(amount), additional = true, project = "P",
        }, "testCouponRequest { id }"))["testCouponRequest"]!["id"]!.GetValue<string>();
        await Do("decideTestCoupon", server.Staff("ecosystem_manager"), new { partnerId = LedgerApi.Partner(Key(partner)), testCouponRequestId = request, approve = true, validDays = days });
        var day = Settlement.Plain.DayOf(Now);
        plain.Happened(new Told.Coupon(partner, amount, Test: true, customer, day, day.AddDays(days - 1)));
    }

    public async Task CouponQuota(string partner, decimal amount)
    {
        await Do("grantCouponQuota", server.Staff("finance"), new { partnerId = LedgerApi.Partner(Key(partner)), amount = Text(amount), referenceId = $"q{references++}" });
        plain.Happened(new Told.CouponQuota(partner, amount));
    }

    /// <summary>Everything that is open, by one method, to its end.</summary>
    public async Task PayOut(string partner, string method)
    {
        var open = plain.Partners[partner].Open(method);
        if (open.Count == 0 || (method == "BANK_TRANSFER" && open.Sum(of => of.Net) <= 200)) return;
        var earnings = LedgerFigures.Nodes((await server.Data("{ earnings(filter: { state: OPEN }, first: 100) { nodes { id model } } }", Administrator(partner)))["earnings"]!)
            .Where(earning => method != "BANK_TRANSFER" || $"{earning["model"]}" == "REFERRAL").Select(earning => $"{earning["id"]}").ToArray();
        Assert.Equal(open.Count, earnings.Length);
        var payout = await payouts.Applied(Key(partner), method, earnings);
        if (method != "CASH_COUPONS")
        {
            await payouts.Invoiced(Key(partner), payout, Text(open.Sum(of => of.Net) + Settlement.Plain.Eight(open.Sum(of => of.Net) * PlainPolicies.PayoutTax)));
            if (method == "BANK_TRANSFER") Assert.Equal("SUBMITTED_TO_BANK", await payouts.Step("submitToBank", payout));
            Assert.Equal("PAID", await payouts.Step(method == "TOP_UP" ? "topUpAccount" : "recordPayment", payout));
        }

        plain.Happened(new Told.PaidOut(partner, method));
    }

    /// <summary>A resource for a month from now on; the customer pays by balance and a coupon of its own, or the partner settles it.</summary>
    public async Task<Told.Line> Order(string customer, string partner, decimal price, decimal coupon, bool settled)
    {
        var ordering = new Ordering(server, Key(partner), customer);
        var by = "";
        if (!settled)
        {
            await ordering.TopUp(Text(price), $"t{references++}");
            by = $", method: BALANCE, couponIds: [\"{await ordering.Coupon(Text(coupon))}\"]";
        }

        var paid = await ordering.Pay(await ordering.Place(Ordering.Prepaid(Text(price))), by);
        var line = new Told.Line($"o{references++}", customer, Now, "ECS", price, price)
        {
            Source = "orders", Mode = "YEARLY_MONTHLY", Resource = $"{paid["resources"]![0]!["id"]}", Cash = settled ? 0 : price - coupon, CashCoupons = settled ? 0 : coupon,
        };
        plain.Happened(line);
        return line;
    }

    /// <summary>Gives a resource back: for the whole days that are left, in cash as far as it was paid in cash; a former reseller customer's goes to its partner.</summary>
    /// <param name="former">Whose customer it was; null while it is one.</param>
    public async Task Unsubscribe(Told.Line order, string partner, string? former = null)
    {
        Assert.Empty((await new Ordering(server, Key(partner), order.Customer).Do("unsubscribe", $"resourceId: \"{order.Resource}\", reason: OTHER", "resource { id }")).Codes());
        var days = (int)(order.At.AddMonths(1) - order.At).TotalDays;
        var value = Settlement.Plain.Eight(order.Due * (days - (int)(Now - order.At).TotalDays) / days);
        var cash = order.Cash + order.CashCoupons == 0 ? value : Math.Min(value, order.Cash);
        if (former is not null) plain.Happened(new Told.Credited(former, value, Now));
        else
            plain.Happened(order with
            {
                Id = $"{order.Id}-refund",
                At = Now,
                BillType = "REFUND_UNSUBSCRIPTION",
                List = -value,
                Due = -cash,
                Cash = order.Cash == 0 ? 0 : -cash,
                CashCoupons = 0,
            });
    }

    public async Task Policies(params object[] policies) => await Do("applyCommercialPolicies", server.Operations, new { policies, reason = "The year's." });

    private static string Text(decimal amount) => LedgerApi.Text(amount);

    private async Task<JsonNode> Do(string mutation, string token, object input, string select = "")
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var payload = (await server.Data($"mutation($input: {type}) {{ {mutation}(input: $input) {{ {select} errors {{ code ruleId path message }} }} }}", token, new { input }))[mutation]!;
        Assert.True(payload["errors"]!.AsArray().Count == 0, $"{mutation}: {payload["errors"]!.ToJsonString()}");
        return payload;
    }
}
