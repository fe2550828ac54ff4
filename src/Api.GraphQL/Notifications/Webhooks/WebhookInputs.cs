using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Write.Application.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Api.GraphQL.Notifications.Webhooks;

public sealed record CreateWebhookInput(
    [property: Description("An https address of the public internet.")] string Url,
    [property: Description("What it is told, at least one.")] IReadOnlyList<WebhookTopic> Topics,
    [property: Description("A secret of one's own: whsec_ with the base64 of 24 to 64 bytes. One is made when omitted.")] string? Secret,
    string? IdempotencyKey) : IMutationInput;

public sealed record UpdateWebhookInput(
    [property: Description("As webhooks tells it.")] string WebhookId,
    [property: Description("Unchanged when omitted.")] string? Url,
    [property: Description("Unchanged when omitted.")] IReadOnlyList<WebhookTopic>? Topics,
    [property: Description("Whether anything is sent to it; unchanged when omitted.")] bool? Enabled,
    string? IdempotencyKey) : IMutationInput;

public sealed record DeleteWebhookInput([property: Description("As webhooks tells it.")] string WebhookId, string? IdempotencyKey) : IMutationInput;

public sealed record RotateWebhookSecretInput(
    [property: Description("As webhooks tells it.")] string WebhookId,
    [property: Description("As of createWebhook.")] string? Secret,
    string? IdempotencyKey) : IMutationInput;

public sealed record TestWebhookInput([property: Description("As webhooks tells it.")] string WebhookId, string? IdempotencyKey) : IMutationInput;

public sealed record ReplayWebhookInput(
    [property: Description("As webhooks tells it.")] string WebhookId,
    [property: Description("What happened behind this cursor is told again, also what happened before there was a webhook.")] string After,
    string? IdempotencyKey) : IMutationInput;

/// <summary>What mutations of a webhook answer.</summary>
public abstract class WebhookPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The webhook; null when the mutation was refused.")]
    public async Task<Webhook?> Webhook(IResolveFieldContext context, WebhookQueries webhooks) =>
        Answer is { EntityId: { } id, Rejections.Count: 0 } ? await webhooks.Find(context, id) : null;
}

/// <summary>As above, of those that make a secret.</summary>
public abstract class WebhookSecretPayload(MutationAnswer answer) : WebhookPayload(answer)
{
    [Secret, Description("The secret that requests are signed with. It is shown here, also to a repetition of the request with its idempotency key, and nowhere else.")]
    public string? Secret(WebhookSecrets secrets) => Answer is { EntityId: { } id, Detail: { } kept } ? secrets.Open(id, kept) : null;
}

public sealed class CreateWebhookPayload(MutationAnswer answer) : WebhookSecretPayload(answer);

public sealed class UpdateWebhookPayload(MutationAnswer answer) : WebhookPayload(answer);

public sealed class RotateWebhookSecretPayload(MutationAnswer answer) : WebhookSecretPayload(answer);

public sealed class TestWebhookPayload(MutationAnswer answer) : WebhookPayload(answer);

public sealed class ReplayWebhookPayload(MutationAnswer answer) : WebhookPayload(answer);

public sealed class DeleteWebhookPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The webhook that was deleted; null when nothing of the caller's was there.")]
    public string? DeletedWebhookId => Answer is { Position: > 0, Rejections.Count: 0 } ? Answer.EntityId : null;
}
