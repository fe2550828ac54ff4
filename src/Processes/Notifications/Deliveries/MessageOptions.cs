using MailKit.Security;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>How emails and text messages leave the house.</summary>
public sealed class MessageOptions
{
    /// <summary>False for an installation that sends nothing; messages wait then, and those that are told too late are never sent.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>What could not be sent for so long is not sent any more.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>An attempt that takes longer has failed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public SmtpOptions Smtp { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();
}

public sealed class SmtpOptions
{
    /// <summary>The server that takes emails; none writes them into <c>outbox</c> in the data directory.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary><c>StartTls</c>, <c>SslOnConnect</c>, <c>StartTlsWhenAvailable</c> or, for a server on this machine alone, <c>None</c>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Null for a server that asks nobody who it is.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, such as <c>Partner centre &lt;noreply@cloud.example&gt;</c>; its domain is that of message ids.</summary>
    public string? From { get; set; }
}

public sealed class SmsOptions
{
    /// <summary>Where text messages are posted to as JSON; none writes them into <c>outbox</c> in the data directory.</summary>
    public Uri? Url { get; set; }

    /// <summary>Sent as <c>Authorization: Bearer</c>; null sends none.</summary>
    public string? Token { get; set; }
}
