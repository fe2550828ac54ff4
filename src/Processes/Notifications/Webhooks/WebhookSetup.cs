using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Notifications.Webhooks;

namespace PartnerGraph.Processes.Notifications.Webhooks;

public static class WebhookSetup
{
    /// <summary>Webhooks and what tells them; <see cref="WebhookOptions"/>, <see cref="WebhookSecrets"/> and <see cref="IWebhookContents"/> are registered by the caller.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddProjection<WebhookProjection>()
        .AddSingleton<WebhookReads>()
        .AddSingleton(provider => new WebhookPolicy(provider.GetRequiredService<WebhookOptions>().AllowPrivateAddresses))
        .AddSingleton<WebhookWorkflow>()
        .AddSingleton<WebhookRequests>()
        .AddSingleton<WebhookCourier>()
        .AddHostedService<WebhookWorker>();
}
