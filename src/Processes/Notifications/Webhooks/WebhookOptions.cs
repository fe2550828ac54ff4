namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <summary>How partners' receivers are told.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether receivers may lie on this machine or in its network, and without TLS: for development, and for receivers of one's own house.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>What could not be told for so long is not told any more, except by a replay.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An attempt that takes longer has failed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
