using System.Globalization;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>Settings that money and deadlines follow are held to bounds before anything starts; every one that is out of them is named.</summary>
internal sealed class PartnerGraphOptionsValidation(IConfiguration configuration) : IValidateOptions<PartnerGraphOptions>
{
    public ValidateOptionsResult Validate(string? name, PartnerGraphOptions options)
    {
        List<string> failures = [.. OfRoles(options)];
        Check(options.BillingZoneHours, -12, 14, nameof(PartnerGraphOptions.BillingZoneHours));
        Check(options.Incentives.OpeningWorkingDays, 1, 20, "Incentives:OpeningWorkingDays");
        Check(options.Incentives.ReconciliationWorkingDays, 1, 60, "Incentives:ReconciliationWorkingDays");
        if (options.Bills.DueDays is { } days) Check(days, 1, 365, "Bills:DueDays");
        Check(options.Bills.LeastDays, 0, 365, "Bills:LeastDays");
        Check(options.Exports.MostPending, 1, 100, "Exports:MostPending");
        Check(options.Exports.MostKept, 1, 1_000, "Exports:MostKept");
        Check(options.Exports.KeptDays, 1, 90, "Exports:KeptDays");
        Check(options.TestCoupons.ValidDays, 1, 366, "TestCoupons:ValidDays");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(int value, int least, int most, string setting)
        {
            if (value < least || value > most)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{PartnerGraphOptions.Section}:{setting} lies between {least} and {most}, and is {value}."));
        }
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
