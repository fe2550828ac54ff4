using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Write.Application.Notifications.Webhooks;

/// <param name="AllowPrivateAddresses">Whether webhooks may lie on this machine or in its network, and without TLS: for development, and for receivers of one's own house.</param>
public sealed record WebhookPolicy(bool AllowPrivateAddresses);

/// <summary>What is asked of webhooks, with ids, instants and secrets. Callers pass the partner of whoever asks.</summary>
public sealed class WebhookWorkflow(CommandRunner runner, WebhookSecrets secrets, WebhookPolicy policy, TimeProvider clock)
{
    /// <param name="secret">Null for one that is made.</param>
    /// <returns>The id of the webhook, and its secret as it is sealed.</returns>
    public async Task<(CommandResult Result, string Id, string? SealedSecret)> Create(
        string partner, string url, ImmutableArray<WebhookTopic> topics, string? secret, CommandContext context, CancellationToken cancellation)
    {
        var id = context.NewId(clock);
        var result = await runner.Run(WebhookDecider.Definition, new CreateWebhook(
            partner, id, url.Trim(), topics, Sealed(id, secret), policy.AllowPrivateAddresses, clock.Now()), context, cancellation);
        // As the log has it: a request that was carried out before its process ended is answered like the first time.
        return (result, id, result.IsAccepted ? await SecretOf(partner, id, cancellation) : null);
    }

    /// <param name="change">With what is null as it was.</param>
    public Task<CommandResult> Change(
        string partner, string webhookId, (string? Url, ImmutableArray<WebhookTopic>? Topics, bool? IsEnabled) change, CommandContext context, CancellationToken cancellation) =>
        runner.Run(WebhookDecider.Definition, new ChangeWebhook(
            partner, webhookId, change.Url?.Trim(), change.Topics, change.IsEnabled, policy.AllowPrivateAddresses, clock.Now()), context, cancellation);

    public Task<CommandResult> Delete(string partner, string webhookId, CommandContext context, CancellationToken cancellation) =>
        runner.Run(WebhookDecider.Definition, new DeleteWebhook(partner, webhookId, clock.Now()), context, cancellation);

    /// <param name="secret">As of <see cref="Create"/>.</param>
    public async Task<(CommandResult Result, string? SealedSecret)> Rotate(
        string partner, string webhookId, string? secret, CommandContext context, CancellationToken cancellation)
    {
        var result = await runner.Run(
            WebhookDecider.Definition, new RotateWebhookSecret(partner, webhookId, Sealed(webhookId, secret), clock.Now()), context, cancellation);
        return (result, result.IsAccepted ? await SecretOf(partner, webhookId, cancellation) : null);
    }

    public Task<CommandResult> Replay(string partner, string webhookId, long afterPosition, CommandContext context, CancellationToken cancellation) =>
        runner.Run(WebhookDecider.Definition, new ReplayWebhook(partner, webhookId, afterPosition, clock.Now()), context, cancellation);

    public Task<CommandResult> Test(string partner, string webhookId, CommandContext context, CancellationToken cancellation) =>
        runner.Run(WebhookDecider.Definition, new TestWebhook(partner, webhookId, clock.Now()), context, cancellation);

    private string? Sealed(string webhookId, string? secret) =>
        secret is null ? secrets.Seal(webhookId, WebhookSecrets.Make()) : WebhookSecrets.IsSecret(secret) ? secrets.Seal(webhookId, secret) : null;

    private async Task<string?> SecretOf(string partner, string webhookId, CancellationToken cancellation) =>
        (await runner.Load(WebhookDecider.Definition, partner, cancellation)).State.ById.GetValueOrDefault(webhookId)?.SealedSecret;
}
