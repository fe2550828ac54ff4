using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Generate;

/// <param name="Partner">From 1; it is part of every id, so that the files of several partners go together.</param>
/// <param name="Lines">Spread evenly over the days, in the order of time.</param>
/// <param name="From">The first day, in UTC.</param>
internal sealed record Volume(int Partner, int Customers, long Lines, int Days, ulong Seed, DateOnly From);

/// <summary>
/// Writes billing lines in the project's own layout; the same volume gives the same bytes. A customer uses a few services in a
/// few regions, so that more lines fill the same buckets and do not make new ones.
/// </summary>
internal sealed class LineGenerator(Volume volume)
{
    public const string Header =
        "lineId,customerId,chargedFrom,chargedTo,serviceType,region,billingMode,billType,resourceId,listPrice,discountedAmount,amountDue,monthlySettlement,currency";

    private static readonly string[] Services =
    [
        "Elastic Cloud Server", "Object Storage Service", "Relational Database Service", "Elastic Load Balance", "Virtual Private Network",
        "Cloud Container Engine", "Content Delivery Network", "Data Encryption Workshop", "Simple Message Notification", "Cloud Eye",
    ];

    private static readonly string[] Regions = ["la-south-2", "sa-brazil-1", "la-north-2", "ap-southeast-3", "af-south-1", "eu-west-101"];

    private static readonly string[] Modes = ["PAY_PER_USE", "PAY_PER_USE", "PAY_PER_USE", "YEARLY_MONTHLY", "RESERVED_INSTANCE", "SAVINGS_PLAN"];

    private static readonly int[] Discounts = [0, 0, 10, 15, 30];

    private readonly Pcg random = new(volume.Seed * 1_000_003 + (ulong)volume.Partner);

    public void Write(TextWriter output, Action<long>? progress = null)
    {
        output.NewLine = "\n";
        output.WriteLine(Header);
        for (long line = 0; line < volume.Lines; line++)
        {
            WriteLine(output, line);
            if (line % 10_000 == 0) progress?.Invoke(line);
        }
    }

    /// <summary>Such as <c>p1-c0007</c>.</summary>
    public static string CustomerId(int partner, int customer) => string.Create(CultureInfo.InvariantCulture, $"p{partner}-c{customer:D4}");

    private void WriteLine(TextWriter output, long line)
    {
        var customer = random.Below(volume.Customers) + 1;
        var service = (customer + random.Below(4)) % Services.Length;
        var region = (customer + random.Below(2)) % Regions.Length;
        var from = volume.From.AddDays((int)(line * volume.Days / volume.Lines)).ToDateTime(new TimeOnly(random.Below(24), 0));
        var list = (long)random.Below(2_000_000_000) * (random.Below(100) == 0 ? 50 : 1);
        var discounted = list / 100 * Discounts[random.Below(Discounts.Length)];
        var isRefund = random.Below(200) == 0;
        if (isRefund) (list, discounted) = (-list, -discounted);
        var due = Amount(list - discounted);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{volume.Seed}-{volume.Partner}-{line + 1},{CustomerId(volume.Partner, customer)},{from:yyyy-MM-ddTHH:mm:ssZ},{from.AddHours(1):yyyy-MM-ddTHH:mm:ssZ},{Services[service]},{Regions[region]},{Modes[(customer + service) % Modes.Length]},{(isRefund ? "REFUND_UNSUBSCRIPTION" : "EXPENDITURE")},res-{customer:D4}-{service}-{random.Below(20):D2},{Amount(list)},{Amount(discounted)},{due},{due},{Money.Usd}"));
    }

    private static string Amount(long units) => Money.FromUnits(units).ToExactString();
}
