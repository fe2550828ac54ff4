namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>Whose a customer was in a second, from all that is known by now.</summary>
internal sealed class PlainHistory
{
    private readonly Dictionary<string, List<(string Partner, bool Reseller, long From, long? Until)>> periods = [];

    public void Happened(Told told)
    {
        switch (told)
        {
            case Told.Associated e:
                Of(e.Customer).Add((e.Partner, e.Reseller, e.From.ToUnixTimeSeconds(), null));
                break;
            // The model of the new second is the new one; the second of leaving still belongs to the partner.
            case Told.ModelChanged e:
                var was = Of(e.Customer)[^1];
                End(e.Customer, e.At.ToUnixTimeSeconds() - 1);
                Of(e.Customer).Add((was.Partner, e.Reseller, e.At.ToUnixTimeSeconds(), null));
                break;
            case Told.Left e:
                End(e.Customer, e.At.ToUnixTimeSeconds());
                break;
        }
    }

    /// <summary>Null for nobody's.</summary>
    public (string Partner, bool Reseller)? Owner(string customer, DateTimeOffset at)
    {
        var second = at.ToUnixTimeSeconds();
        foreach (var (partner, reseller, from, until) in Of(customer))
            if (from <= second && !(until < second)) return (partner, reseller);
        return null;
    }

    private List<(string Partner, bool Reseller, long From, long? Until)> Of(string customer)
    {
        if (!periods.TryGetValue(customer, out var of)) periods[customer] = of = [];
        return of;
    }

    private void End(string customer, long until) => Of(customer)[^1] = Of(customer)[^1] with { Until = until };
}
