using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Processes.Notifications.Webhooks;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>Settings that money and deadlines follow are held to bounds before anything starts; every one that is out of them is named.</summary>
internal sealed class PartnerGraphOptionsValidation(IConfiguration configuration) : IValidateOptions<PartnerGraphOptions>
{
    public ValidateOptionsResult Validate(string? name, PartnerGraphOptions options)
    {
        List<string> failures = [.. OfRoles(options), .. OfMessages(options.Messages), .. OfWebhooks(options.Webhooks)];
        Check(options.BillingZoneHours, -12, 14, nameof(PartnerGraphOptions.BillingZoneHours));
        Check(options.Incentives.OpeningWorkingDays, 1, 20, "Incentives:OpeningWorkingDays");
        Check(options.Incentives.ReconciliationWorkingDays, 1, 60, "Incentives:ReconciliationWorkingDays");
        if (options.Bills.DueDays is { } days) Check(days, 1, 365, "Bills:DueDays");
        Check(options.Bills.LeastDays, 0, 365, "Bills:LeastDays");
        Check(options.Exports.MostPending, 1, 100, "Exports:MostPending");
        Check(options.Exports.MostKept, 1, 1_000, "Exports:MostKept");
        Check(options.Exports.KeptDays, 1, 90, "Exports:KeptDays");
        Check(options.Tiers.PledgeGraceDays, 1, 366, "Tiers:PledgeGraceDays");
        Check(options.TestCoupons.ValidDays, 1, 366, "TestCoupons:ValidDays");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(int value, int least, int most, string setting)
        {
            if (value < least || value > most)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{PartnerGraphOptions.Section}:{setting} lies between {least} and {most}, and is {value}."));
        }
    }

    private static IEnumerable<string> OfMessages(MessageOptions messages)
    {
        const string Section = $"{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Messages)}";
        if (messages.Smtp.Host is { Length: > 0 } && !(MailboxAddress.TryParse(messages.Smtp.From, out var sender) && sender.Domain.Length > 0))
            yield return $"{Section}:Smtp:From is the address that emails come from, such as noreply@cloud.example.";
        if (messages.Sms.Url is { } url && !(url.IsAbsoluteUri && url.Scheme is "https" or "http")) yield return $"{Section}:Sms:Url is an http address.";
        if (messages.GiveUpAfter < TimeSpan.FromMinutes(1) || messages.GiveUpAfter > TimeSpan.FromDays(30)) yield return $"{Section}:GiveUpAfter lies between a minute and 30 days.";
        if (messages.Timeout < TimeSpan.FromSeconds(1) || messages.Timeout > TimeSpan.FromMinutes(10)) yield return $"{Section}:Timeout lies between a second and ten minutes.";
    }

    private static IEnumerable<string> OfWebhooks(WebhookOptions webhooks)
    {
        const string Section = $"{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Webhooks)}";
        if (webhooks.GiveUpAfter < TimeSpan.FromMinutes(1) || webhooks.GiveUpAfter > TimeSpan.FromDays(30)) yield return $"{Section}:GiveUpAfter lies between a minute and 30 days.";
        if (webhooks.Timeout < TimeSpan.FromSeconds(1) || webhooks.Timeout > TimeSpan.FromMinutes(2)) yield return $"{Section}:Timeout lies between a second and two minutes.";
    }

    private IEnumerable<string> OfRoles(PartnerGraphOptions options)
    {
        const string Setting = $"{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Roles)}", Shared = "needs read models in PostgreSQL, which nodes share";
        var roles = options.Roles;
        if (configuration.GetSection(Setting).GetChildren().Any()) yield return $"{Setting} is one text, such as 'Api, Projector'.";
        if (roles == 0 || (roles & ~NodeRoles.All) != 0) yield return $"{Setting} names at least one of Api, Projector and Processes.";
        else if (options.ReadModel.Kind == ReadModelKind.PostgreSql) yield break;
        else if (!roles.HasFlag(NodeRoles.Projector)) yield return $"A node without the role Projector {Shared} (PartnerGraph:ReadModel:Kind).";
        else if (roles == NodeRoles.Projector) yield return $"A node with the role Projector alone {Shared} (PartnerGraph:ReadModel:Kind): nobody would read those that it keeps for itself.";
    }
}
