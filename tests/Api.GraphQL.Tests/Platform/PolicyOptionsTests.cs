using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>Figures that an installation sets are those that decisions are made by, and a wrong one keeps the server from starting.</summary>
public sealed class PolicyOptionsTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("partnergraph-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task What_is_not_set_is_as_the_product_has_it()
    {
        await using var app = Build();
        Assert.Equal(
            (IncentivePolicy.Default, ArrearsPolicy.Default, ExportPolicy.Default, 90),
            (Of<IncentivePolicy>(app), Of<ArrearsPolicy>(app), Of<ExportPolicy>(app), Of<TestCouponPolicy>(app).ValidDays));
    }

    [Fact]
    public async Task What_is_set_is_what_decisions_are_made_by()
    {
        await using var app = Build(
            "Incentives:OpeningWorkingDays=3", "Incentives:ReconciliationWorkingDays=7", "Bills:DueDays=30", "Bills:LeastDays=0", "Bills:RestrictOnArrears=false",
            "Exports:MostPending=1", "Exports:MostKept=2", "Exports:KeptDays=90", "TestCoupons:ValidDays=366");
        Assert.Equal(
            (new IncentivePolicy(3, 7), new ArrearsPolicy(30, 0, false), new ExportPolicy(1, 2, TimeSpan.FromDays(90)), 366),
            (Of<IncentivePolicy>(app), Of<ArrearsPolicy>(app), Of<ExportPolicy>(app), Of<TestCouponPolicy>(app).ValidDays));
        // Deadlines that stand are counted anew.
        Assert.Equal(3, app.Services.GetServices<DeadlineKind>().Single(kind => kind.Name == "open-reconciliation").Version);
    }

    [Theory]
    [InlineData("Incentives:OpeningWorkingDays", 1, 20)]
    [InlineData("Incentives:ReconciliationWorkingDays", 1, 60)]
    [InlineData("Bills:DueDays", 1, 365)]
    [InlineData("Bills:LeastDays", 0, 365)]
    [InlineData("Exports:MostPending", 1, 100)]
    [InlineData("Exports:MostKept", 1, 1_000)]
    [InlineData("Exports:KeptDays", 1, 90)]
    [InlineData("TestCoupons:ValidDays", 1, 366)]
    [InlineData("BillingZoneHours", -12, 14)]
    public void A_figure_out_of_its_bounds_is_named(string setting, int least, int most)
    {
        foreach (var good in new[] { least, most }) Assert.Null(Refusal($"{setting}={good}"));
        foreach (var bad in new[] { least - 1, most + 1 })
            Assert.Equal($"PartnerGraph:{setting} lies between {least} and {most}, and is {bad}.", Refusal($"{setting}={bad}"));
    }

    [Fact]
    public void A_server_with_such_a_figure_does_not_start()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Build("Exports:KeptDays=0", "Bills:LeastDays=-1"));
        Assert.Equal(2, refused.Failures.Count());
    }

    private string? Refusal(string setting)
    {
        try
        {
            using var app = Build(setting);
            _ = app.Services.GetRequiredService<IOptions<PartnerGraphOptions>>().Value;
            return null;
        }
        catch (OptionsValidationException refused)
        {
            return Assert.Single(refused.Failures);
        }
    }

    private static T Of<T>(Microsoft.AspNetCore.Builder.WebApplication app) where T : notnull => app.Services.GetRequiredService<T>();

    private Microsoft.AspNetCore.Builder.WebApplication Build(params string[] settings) =>
        PartnerGraphHost.Build([$"--PartnerGraph:DataDirectory={data.FullName}", "--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--PartnerGraph:{setting}")]);
}
