namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>Settings of the section <c>PartnerGraph</c>; environment variables are named <c>PartnerGraph__DataDirectory</c> and so on.</summary>
public sealed class PartnerGraphOptions
{
    public const string Section = "PartnerGraph";

    /// <summary>Where the embedded stores lie.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Hours that the billing time zone is ahead of UTC (CONV-1); days and months are cut there.</summary>
    public int BillingZoneHours { get; set; } = 8;

    /// <summary>Holidays of the billing zone, which are no working days (CONV-4), such as <c>2024-12-25</c>.</summary>
    public IList<DateOnly> Holidays { get; } = [];

    /// <summary>
    /// Whether this is a sandbox, whose clock operations may move forward (<c>advanceClock</c>). Never where anybody relies on what is stored.
    /// </summary>
    public bool Sandbox { get; set; }

    /// <summary>Answers tell in <c>extensions.readModels.behind</c> when a read model that they come from lacks this many events or more.</summary>
    public long ReadModelLagTold { get; set; } = 1_000;

    /// <summary>A delivery of a verification code that takes longer has failed and is tried again.</summary>
    public TimeSpan CodeDeliveryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Loads the demo partner when the store is empty, and prints tokens of its actors.</summary>
    public bool Demo { get; set; }

    /// <summary>Who may read <c>/metrics</c>.</summary>
    public MetricsOptions Metrics { get; set; } = new();
}

public sealed class MetricsOptions
{
    /// <summary>An address of its own that answers <c>/metrics</c> alone, such as <c>http://127.0.0.1:9464</c>; its port differs from the API's.</summary>
    public string? Url { get; set; }

    /// <summary>A secret that opens <c>/metrics</c> at the API's own address, as <c>Authorization: Bearer</c>.</summary>
    public string? Token { get; set; }
}
