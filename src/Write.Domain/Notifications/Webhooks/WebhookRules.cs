using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Notifications.Webhooks;

/// <summary>What webhooks are held to.</summary>
public static class WebhookRules
{
    public static readonly Rule NotFound = new("CONV-7", "WEBHOOK_NOT_FOUND", "There is no such webhook, or it is not the caller's.");

    public static readonly Rule UrlNotAllowed = new("CONV-7", "WEBHOOK_URL_NOT_ALLOWED",
        "A webhook is an https address without user name and fragment, of at most 1,000 characters.", "Give the public address of your receiver.");

    public static readonly Rule SecretNotAllowed = new("CONV-7", "WEBHOOK_SECRET_NOT_ALLOWED",
        "A secret of one's own is whsec_ with the base64 of 24 to 64 bytes.", "Leave it out, and one is made.");

    public static readonly Rule TooMany = new("CONV-7", "TOO_MANY_WEBHOOKS", "A partner has at most ten webhooks.", "Delete one that is not needed any more.");

    public static readonly Rule Disabled = new("CONV-7", "WEBHOOK_DISABLED", "Nothing is sent to a webhook that is switched off.", "Switch it on first.");
}
