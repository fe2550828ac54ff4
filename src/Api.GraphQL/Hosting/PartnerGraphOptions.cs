using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Processes.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore.EventStoreDb;
using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>Settings of the section <c>PartnerGraph</c>; environment variables are named <c>PartnerGraph__DataDirectory</c> and so on.</summary>
public sealed class PartnerGraphOptions
{
    public const string Section = "PartnerGraph";

    /// <summary>Where the embedded stores lie.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Which store keeps the event log; the embedded one in the data directory unless set.</summary>
    public EventLogOptions EventStore { get; set; } = new();

    /// <summary>Which database keeps the read models; files in the data directory unless set.</summary>
    public ReadModelOptions ReadModel { get; set; } = new();

    /// <summary>What this node does, such as <c>Api, Projector</c>. Of several nodes on one log that do not share read models exactly one has the processes.</summary>
    public NodeRoles Roles { get; set; } = NodeRoles.All;

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

    /// <summary>
    /// Whether the cloud reports what became of each type of resource that was paid (<c>reportProvisioning</c>, ORDER-11); otherwise everything
    /// takes effect as it is paid.
    /// </summary>
    public bool ReportedProvisioning { get; set; }

    /// <summary>A delivery of a verification code that takes longer has failed and is tried again.</summary>
    public TimeSpan CodeDeliveryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How emails and text messages are sent (ADR 79).</summary>
    public MessageOptions Messages { get; set; } = new();

    /// <summary>How partners' receivers are told (ADR 80).</summary>
    public WebhookOptions Webhooks { get; set; } = new();

    public IncentiveOptions Incentives { get; set; } = new();

    public BillOptions Bills { get; set; } = new();

    public ExportOptions Exports { get; set; } = new();

    public TierOptions Tiers { get; set; } = new();

    public TestCouponOptions TestCoupons { get; set; } = new();

    /// <summary>Loads the demo partner when the store is empty, and prints tokens of its actors.</summary>
    public bool Demo { get; set; }

    /// <summary>Who may read <c>/metrics</c>.</summary>
    public MetricsOptions Metrics { get; set; } = new();

    internal ProjectionOptions Projections() => new()
    {
        DataDirectory = DataDirectory, RunReactions = Roles.HasFlag(NodeRoles.Processes), WriteReadModels = Roles.HasFlag(NodeRoles.Projector),
        PostgreSql = ReadModel.PostgreSql(),
    };
}

public sealed class MetricsOptions
{
    /// <summary>An address of its own that answers <c>/metrics</c> alone, such as <c>http://127.0.0.1:9464</c>; its port differs from the API's.</summary>
    public string? Url { get; set; }

    /// <summary>A secret that opens <c>/metrics</c> at the API's own address, as <c>Authorization: Bearer</c>.</summary>
    public string? Token { get; set; }
}

public enum EventLogKind
{
    /// <summary>A file in the data directory, for one machine.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, for any number of nodes (ADR 65).</summary>
    PostgreSql,

    /// <summary>A stream of an EventStoreDB cluster, for any number of nodes (ADR 68).</summary>
    EventStoreDb,
}

public sealed class EventLogOptions
{
    public EventLogKind Kind { get; set; }

    /// <summary>Of PostgreSQL, as Npgsql reads it, or of EventStoreDB, such as <c>esdb://db:2113?tls=false</c>; not used by the embedded store.</summary>
    public string? ConnectionString { get; set; }

    /// <inheritdoc cref="PostgreSqlEventStoreOptions.Schema"/>
    public string Schema { get; set; } = new PostgreSqlEventStoreOptions().Schema;

    /// <inheritdoc cref="EventStoreDbOptions.Stream"/>
    public string Stream { get; set; } = new EventStoreDbOptions().Stream;

    /// <inheritdoc cref="EventStoreDbOptions.MaxAppendSize"/>
    public int MaxAppendSize { get; set; } = new EventStoreDbOptions().MaxAppendSize;

    /// <inheritdoc cref="PostgreSqlEventStoreOptions.Patience"/>
    public TimeSpan Patience { get; set; } = new PostgreSqlEventStoreOptions().Patience;
}
