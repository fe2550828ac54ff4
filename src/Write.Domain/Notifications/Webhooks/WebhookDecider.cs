using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Write.Domain.Notifications.Webhooks;

public abstract record WebhookCommand(string PartnerId, string WebhookId, DateTimeOffset At);

/// <param name="SealedSecret">Null when the one that was given is none.</param>
/// <param name="AllowsHttp">Whether the installation sends to addresses without TLS.</param>
public sealed record CreateWebhook(
    string PartnerId, string WebhookId, [property: Text(TextKind.Ruled)] string Url, ImmutableArray<WebhookTopic> Topics,
    [property: Text(TextKind.Ruled)] string? SealedSecret, bool AllowsHttp, DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

/// <summary>What is null stays as it is.</summary>
public sealed record ChangeWebhook(
    string PartnerId, string WebhookId, [property: Text(TextKind.Ruled)] string? Url, ImmutableArray<WebhookTopic>? Topics, bool? IsEnabled, bool AllowsHttp,
    DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

public sealed record DeleteWebhook(string PartnerId, string WebhookId, DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

/// <param name="SealedSecret">As of <see cref="CreateWebhook"/>.</param>
public sealed record RotateWebhookSecret(string PartnerId, string WebhookId, [property: Text(TextKind.Ruled)] string? SealedSecret, DateTimeOffset At)
    : WebhookCommand(PartnerId, WebhookId, At);

public sealed record DisableWebhook(string PartnerId, string WebhookId, DeliveryFault Fault, int? Code, DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

public sealed record ReplayWebhook(string PartnerId, string WebhookId, long AfterPosition, DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

public sealed record TestWebhook(string PartnerId, string WebhookId, DateTimeOffset At) : WebhookCommand(PartnerId, WebhookId, At);

/// <summary>Where a partner is told what concerns it. Another's webhook is not in the stream that decides, and so looks like one that does not exist.</summary>
public static class WebhookDecider
{
    public const int Most = 10, LongestUrl = 1_000;

    /// <summary>For how long the secret before signs as well, so that a receiver can take over the new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public static readonly Decider<WebhookCommand, PartnerWebhooks> Definition =
        new("webhooks", command => command.PartnerId, PartnerWebhooks.None, Decide, PartnerWebhooks.Evolve);

    public static Decision Decide(WebhookCommand command, PartnerWebhooks state)
    {
        var hook = state.ById.GetValueOrDefault(command.WebhookId);
        return command switch
        {
            CreateWebhook create => Create(create, hook, state),
            DeleteWebhook delete => hook is null ? Decision.Nothing : Decision.Accept(new WebhookDeleted(delete.PartnerId, delete.WebhookId, delete.At)),
            DisableWebhook when hook is not { IsEnabled: true } => Decision.Nothing,
            _ when hook is null => Decision.Reject(WebhookRules.NotFound.Refuse("webhookId")),
            ChangeWebhook change => Change(change, hook),
            RotateWebhookSecret { SealedSecret: { } secret } rotate => Decision.Accept(
                new WebhookSecretRotated(rotate.PartnerId, rotate.WebhookId, secret, rotate.At + Overlap, rotate.At)),
            RotateWebhookSecret => Decision.Reject(WebhookRules.SecretNotAllowed.Refuse("secret")),
            DisableWebhook disable => Decision.Accept(new WebhookDisabled(disable.PartnerId, disable.WebhookId, hook.Url, disable.Fault, disable.Code, disable.At)),
            _ when !hook.IsEnabled => Decision.Reject(WebhookRules.Disabled.Refuse("webhookId")),
            ReplayWebhook replay => Decision.Accept(new WebhookReplayed(replay.PartnerId, replay.WebhookId, replay.AfterPosition, replay.At)),
            TestWebhook test => Decision.Accept(new WebhookTested(test.PartnerId, test.WebhookId, test.At)),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static Decision Create(CreateWebhook create, Webhook? existing, PartnerWebhooks state)
    {
        if (existing is not null) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (!IsAllowed(create.Url, create.AllowsHttp)) refusals.Add(WebhookRules.UrlNotAllowed.Refuse("url"));
        if (create.Topics.IsEmpty) refusals.Add(InputRules.Required.Refuse("topics"));
        if (create.SealedSecret is null) refusals.Add(WebhookRules.SecretNotAllowed.Refuse("secret"));
        if (state.ById.Count >= Most) refusals.Add(WebhookRules.TooMany.Refuse());
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new WebhookCreated(create.PartnerId, create.WebhookId, create.Url, Ordered(create.Topics), create.SealedSecret!, create.At)));
    }

    private static Decision Change(ChangeWebhook change, Webhook hook)
    {
        List<Rejection> refusals = [];
        if (change.Url is { } given && !IsAllowed(given, change.AllowsHttp)) refusals.Add(WebhookRules.UrlNotAllowed.Refuse("url"));
        if (change.Topics is { IsEmpty: true }) refusals.Add(InputRules.Required.Refuse("topics"));
        var (url, topics, enabled) = (change.Url ?? hook.Url, change.Topics is { } named ? Ordered(named) : hook.Topics, change.IsEnabled ?? hook.IsEnabled);
        return Decision.RejectOr(refusals, () => url == hook.Url && topics.SequenceEqual(hook.Topics) && enabled == hook.IsEnabled
            ? Decision.Nothing
            : Decision.Accept(new WebhookChanged(change.PartnerId, change.WebhookId, url, topics, enabled, change.At)));
    }

    private static ImmutableArray<WebhookTopic> Ordered(ImmutableArray<WebhookTopic> topics) => [.. topics.Distinct().Order()];

    private static bool IsAllowed(string url, bool allowsHttp) => url.Length <= LongestUrl && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c))
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || (allowsHttp && parsed.Scheme == Uri.UriSchemeHttp))
        && parsed.UserInfo.Length == 0 && parsed.Fragment.Length == 0 && parsed.Host.Length > 0;
}
