using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Write.Application.Notifications.Webhooks;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Notifications.Webhooks;

public sealed class WebhookMutations(MutationRunner mutations, WebhookWorkflow webhooks, IEventStore store)
{
    [Description("Tells the caller's partner by requests to an address what subscriptions of the same names tell, at least once and for each entity in its order (ADR 80).")]
    public async Task<CreateWebhookPayload> CreateWebhook(IResolveFieldContext context, CreateWebhookInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, id, kept) = await webhooks.Create(partner, input.Url, [.. input.Topics], input.Secret, with, context.CancellationToken);
            return new(result.IsAccepted ? id : null, result.Position, result.Rejections, kept);
        }));
    }

    [Description("Changes address, topics or state of a webhook. What waited while it was switched off is told when it is switched on; what happened meanwhile by replayWebhook.")]
    public async Task<UpdateWebhookPayload> UpdateWebhook(IResolveFieldContext context, UpdateWebhookInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, input.WebhookId, with => webhooks.Change(
            partner, input.WebhookId, (input.Url, input.Topics is null ? null : [.. input.Topics], input.Enabled), with, context.CancellationToken)));
    }

    [Description("Deletes a webhook; nothing more is sent to it.")]
    public async Task<DeleteWebhookPayload> DeleteWebhook(IResolveFieldContext context, DeleteWebhookInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, input.WebhookId, with => webhooks.Delete(partner, input.WebhookId, with, context.CancellationToken)));
    }

    [Description("Makes a new secret. For 24 hours requests are signed with the one before as well.")]
    public async Task<RotateWebhookSecretPayload> RotateWebhookSecret(IResolveFieldContext context, RotateWebhookSecretInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, kept) = await webhooks.Rotate(partner, input.WebhookId, input.Secret, with, context.CancellationToken);
            return new(result.IsAccepted ? input.WebhookId : null, result.Position, result.Rejections, kept);
        }));
    }

    [Description("Sends a webhook a message of the type test, without data; webhookDeliveries tells what was answered.")]
    public async Task<TestWebhookPayload> TestWebhook(IResolveFieldContext context, TestWebhookInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, input.WebhookId, with => webhooks.Test(partner, input.WebhookId, with, context.CancellationToken)));
    }

    [Description("Tells a webhook again what happened behind a cursor, with the same message ids.")]
    public async Task<ReplayWebhookPayload> ReplayWebhook(IResolveFieldContext context, ReplayWebhookInput input)
    {
        var (partner, after) = (Actor.Of(context).RequirePartner(), Cursor.Parse(input.After));
        if (after > await store.Head(context.CancellationToken)) throw new CursorException();
        return new(await mutations.Run(context, input, input.WebhookId, with => webhooks.Replay(partner, input.WebhookId, after, with, context.CancellationToken)));
    }
}
