using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Processes.Notifications.Deliveries;

public static class DeliverySetup
{
    /// <summary>The outbox and what empties it; <see cref="MessageOptions"/> and <see cref="InvitationUrl"/> are registered by the caller.</summary>
    public static IServiceCollection AddMessageDelivery(this IServiceCollection services) => services
        .AddProjection<DeliveryProjection>()
        .AddSingleton<DeliveryReads>()
        .AddSingleton<MessageTemplates>()
        .AddSingleton<MessageWriter>()
        .AddSingleton(Mail)
        .AddSingleton(Texts)
        .AddSingleton<MessageCourier>()
        .AddHostedService<MessageDeliveryWorker>();

    private static IMessageTransport Mail(IServiceProvider provider) => provider.GetRequiredService<MessageOptions>().Smtp is { Host.Length: > 0 } smtp
        ? new SmtpTransport(smtp, provider.GetRequiredService<TimeProvider>())
        : Filed(provider, MessageChannel.Email);

    private static IMessageTransport Texts(IServiceProvider provider) => provider.GetRequiredService<MessageOptions>().Sms is { Url: not null } sms
        ? new HttpSmsTransport(sms)
        : Filed(provider, MessageChannel.Sms);

    private static FiledMessages Filed(IServiceProvider provider, MessageChannel channel) => new(
        channel, provider.GetRequiredService<ProjectionOptions>().DataDirectory, provider.GetRequiredService<ILogger<FiledMessages>>());
}
