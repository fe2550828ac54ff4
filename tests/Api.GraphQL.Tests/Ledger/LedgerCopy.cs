using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>One telling of a story: partners and customers of its own, what was accepted, and what should follow from it.</summary>
/// <param name="seed">Of the story.</param>
internal sealed class LedgerCopy(ApiServer server, int number, int seed)
{
    /// <summary>What the reseller may give as budgets: never reached.</summary>
    public const decimal Granted = 1_000_000m;

    private readonly LedgerApi api = new(server);

    public int Number => number;

    public int Seed => seed;

    public PlainLedger Plain { get; } = new();

    public PlainWatch Watch { get => field ??= new(Plain); }

    public string Id(string key) => $"{key}{number}";

    public async Task Start(IEnumerable<string> customers)
    {
        foreach (var (partner, kind, distributor) in ((string, PartnerKind, string?)[])
            [("d", PartnerKind.Distributor, null), ("p", PartnerKind.SolutionProvider, null), ("q", PartnerKind.SolutionProvider, null), ("r", PartnerKind.Reseller, "d")])
            await server.Append("partner", Id(partner), new PartnerRegistered(
                Id(partner), kind, "SG", Id(partner), "a@example.com", null, distributor is null ? null : Id(distributor), Now));
        Assert.True(await api.GrantReseller(Id("r"), Id("d"), Granted));
        foreach (var partner in LedgerScript.Partners)
            foreach (var manager in LedgerScript.Managers(partner))
                await server.Append("member", Id(manager),
                    new MemberCreated(Id(manager), Id(partner), MemberKind.User, Id(manager), $"{Id(manager)}@example.com", Id(manager), Now),
                    new RoleAssigned(Id(manager), Id(partner), BuiltInRole.AccountManager, null));
        foreach (var customer in customers) Assert.True(await api.Register(Id(customer), new(2024, 10, 20, 0, 0, 0, TimeSpan.Zero)));
        await server.Settle();
    }

    /// <param name="from">Null for now.</param>
    public async Task Associate(string customer, string partner, bool reseller, DateTimeOffset? from)
    {
        if (await api.Associate(Id(customer), Id(partner), reseller ? "RESELLER" : "REFERRAL", from))
            Happened(new Fact.Associated(Id(customer), Id(partner), reseller, from ?? Now));
    }

    /// <param name="choice">Which of its partner's managers, or nobody.</param>
    public async Task Allocate(string customer, int choice, DateTimeOffset now)
    {
        var (_, _, partner, _, _) = Plain.Whose(Id(customer), now);
        if (partner.Length == 0) return;
        var manager = LedgerScript.Managers(partner[..1]).ElementAtOrDefault(choice) is { } name ? Id(name) : null;
        await server.Settle();
        if (await api.Allocate(Id(customer), partner, manager)) Happened(new Fact.Allocated(Id(customer), partner, manager, now));
    }

    public async Task ChangeModel(string customer, DateTimeOffset now)
    {
        var reseller = Plain.ResellerOf(Id(customer)) is null;
        if (!await api.ChangeModel(Id(customer), reseller ? "RESELLER" : "REFERRAL")) return;
        Happened(new Fact.ModelChanged(Id(customer), reseller, now));
        await server.Settle();
    }

    public async Task Leave(string customer, DateTimeOffset now)
    {
        var (_, _, partner, _, _) = Plain.Whose(Id(customer), now);
        await server.Settle();
        if (partner.Length == 0 || !await api.Leave(Id(customer), partner)) return;
        Happened(new Fact.Left(Id(customer), now));
        await server.Settle();
    }

    public async Task Join(string customer, string master, DateTimeOffset now)
    {
        if (await api.Join(Id(customer), Id(master))) Happened(new Fact.Joined(Id(customer), Id(master), now));
    }

    public async Task Part(string customer, string master, DateTimeOffset now)
    {
        if (await api.Part(Id(customer), Id(master))) Happened(new Fact.Parted(Id(customer), Id(master), now));
    }

    public async Task Record(Fact.Line line)
    {
        var mine = line with { Id = $"{number}-{line.Id}", Customer = Id(line.Customer) };
        var told = Plain.Lines.Any(known => known.Id == mine.Id);
        var outcome = await api.Record(new
        {
            lineId = mine.Id, customerId = LedgerApi.Customer(mine.Customer), chargedFrom = mine.At, chargedTo = mine.At.AddHours(1), serviceType = mine.Service,
            billType = mine.BillType, listPrice = LedgerApi.Text(mine.List), amountDue = LedgerApi.Text(mine.Due), tax = LedgerApi.Text(mine.Tax),
            cashPayment = LedgerApi.Text(mine.Cash), cashCoupons = LedgerApi.Text(mine.Coupons), monthlySettlement = LedgerApi.Text(mine.Settlement),
        });
        Assert.Equal([told ? "REPEATED" : "RECORDED"], outcome);
        Happened(mine);
    }

    public async Task Quota(string partner, decimal total)
    {
        var granted = Watch.LevelOf(Id(partner)) is not null;
        Assert.True(granted ? await api.ChangeQuota(Id(partner), total) : await api.Grant(Id(partner), total));
        Happened(new Fact.Quota(Id(partner), total));
    }

    public async Task Pay(string partner, decimal amount, bool online)
    {
        var repays = online && !LedgerApi.IsReseller(partner);
        Assert.True(repays ? await api.Repay(Id(partner), amount) : await api.TopUp(Id(partner), amount));
        Happened(new Fact.Paid(Id(partner), amount, repays));
    }

    /// <summary>A coupon, by the command that a later issuing of coupons sends.</summary>
    public async Task Coupon(string partner, string id, decimal amount)
    {
        Assert.True((await Run(new IssueCoupon(Id(partner), id, amount, CouponTerms.Unrestricted))).IsAccepted);
        Happened(new Fact.Coupon(Id(partner), amount));
    }

    /// <summary>The month's bill: the command that the bill run sends, and what follows from it.</summary>
    public async Task Bill(string partner, string month)
    {
        var parts = Plain.BillOf(Id(partner), month);
        var closed = await Run(new CloseBillingMonth(Id(partner), BillingMonth.TryParse(month, out var of) ? of : default, BusinessTime.Default, Now));
        Assert.True(closed.IsAccepted);
        await server.Settle();
        if (parts is not null) Happened(new Fact.Billed(Id(partner), month, parts));
    }

    public async Task Budget(string customer, bool package, decimal amount, bool automatic, string first, decimal[] ratios)
    {
        if (Plain.ResellerOf(Id(customer)) is not { } partner) return;
        await server.Settle();
        if (await api.Budget(partner, Id(customer), amount, automatic ? "AUTOMATIC" : "MANUAL", package ? "PACKAGE" : "MONTHLY", first, ratios))
            Happened(new Fact.Budget(Id(customer), partner, package, amount, automatic, first, ratios));
    }

    public async Task RemoveBudget(string customer)
    {
        if (Watch.BudgetOf(Id(customer)) is not { } budget) return;
        await server.Settle();
        Assert.True(await api.RemoveBudget(budget.Partner, Id(customer)));
        Happened(new Fact.BudgetRemoved(Id(customer)));
    }

    public void Begin(string month) => Happened(new Fact.MonthBegan(month));

    private Task<CommandResult> Run(PartnerAccountCommand command) =>
        server.Services.GetRequiredService<CommandRunner>().Run(PartnerAccountDecider.Definition, command, new CommandContext("test", "test"));

    private DateTimeOffset Now => server.Clock.GetUtcNow();

    private void Happened(Fact fact) => Watch.Happened(fact, Now);
}
