using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.Api.Tests.Ledger;

/// <summary>One telling of a story: partners and customers of its own, what was accepted, and what should follow from it.</summary>
internal sealed class LedgerCopy(ApiServer server, int number)
{
    private readonly LedgerApi api = new(server);

    public PlainLedger Plain { get; } = new();

    public PlainWatch Watch { get => field ??= new(Plain); }

    public string Id(string key) => $"{key}{number}";

    public async Task Start(IEnumerable<string> customers)
    {
        foreach (var partner in (string[])["p", "q"])
            await server.Append("partner", Id(partner), new Domain.Partners.PartnerRegistered(
                Id(partner), Domain.Partners.PartnerKind.SolutionProvider, "SG", Id(partner), "a@example.com", null, null, server.Clock.GetUtcNow()));
        foreach (var customer in customers) Assert.True(await api.Register(Id(customer), new(2024, 10, 20, 0, 0, 0, TimeSpan.Zero)));
        await server.Settle();
    }

    /// <param name="from">Null for now.</param>
    public async Task Associate(string customer, string partner, bool reseller, DateTimeOffset? from)
    {
        if (await api.Associate(Id(customer), Id(partner), reseller ? "RESELLER" : "REFERRAL", from))
            Happened(new Fact.Associated(Id(customer), Id(partner), reseller, from ?? Now));
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
        var (_, _, partner, _) = Plain.Whose(Id(customer), now);
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
        Assert.True(online ? await api.Repay(Id(partner), amount) : await api.TopUp(Id(partner), amount));
        Happened(new Fact.Paid(Id(partner), amount));
    }

    /// <summary>The month's bill, by the command that a bill run would send.</summary>
    public async Task Bill(string partner, string month)
    {
        var usage = Plain.ResellerSum(Id(partner), month);
        if (usage < 0) return;
        var bill = new GenerateBill(Id(partner), BillingMonth.TryParse(month, out var of) ? of : default, new Money(usage));
        Assert.True((await server.Services.GetRequiredService<CommandRunner>().Run(PartnerAccountDecider.Definition, bill, new CommandContext("test", "test"))).IsAccepted);
        Happened(new Fact.Billed(Id(partner), month));
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

    private DateTimeOffset Now => server.Clock.GetUtcNow();

    private void Happened(Fact fact) => Watch.Happened(fact, Now);
}
