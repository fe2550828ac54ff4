using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace PartnerGraph.Bench.Http.Bare;

/// <summary>
/// What somebody would write who needs these answers and nothing else: minimal APIs behind the bearer handler, one prepared statement after the other, records
/// that System.Text.Json writes.
/// </summary>
internal static class BareApi
{
    public static async Task Run(string planFile, string url)
    {
        var plan = Plan.Read(planFile);
        DayRollup.Fill(plan);
        using var commits = new SharedCommits(plan.Events);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorization().AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = plan.Issuer, ValidAudience = plan.Audience, ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(plan.SigningKey)),
            };
        });
        await using var app = builder.Build();
        app.Urls.Add(url);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/health/ready", () => "ready");
        Map(app, plan, commits);
        await app.RunAsync();
    }

    private static void Map(WebApplication app, Plan plan, SharedCommits commits)
    {
        var (lists, objects, distribution) = (new CustomerList(plan), new CustomersWithObjects(plan), new DayDistribution(plan));
        app.MapPost(Path(Work.Nothing), (Asked _) => new Answer<TypeName>(new("Query")));
        app.MapPost(Path(Work.SignedIn), (Asked _) => new Answer<TypeName>(new("Query"))).RequireAuthorization();
        app.MapPost(Path(Work.Customers), (Asked _) => new Answer<CustomersAnswer<ListedCustomer>>(new(new(lists.Read())))).RequireAuthorization();
        app.MapPost(Path(Work.Objects), (Asked _) => new Answer<CustomersAnswer<WholeCustomer>>(new(new(objects.Read())))).RequireAuthorization();
        app.MapPost(Path(Work.Distribution), (Asked _) => new Answer<DistributionAnswer>(new(new(new(distribution.Read()))))).RequireAuthorization();
        app.MapPost(Path(Work.Register), async (AskedRegistration asked) =>
        {
            var input = asked.Variables.Input;
            await commits.Append($"customer-{input.Key}", plan.Registered);
            return new Answer<RegisterAnswer>(new(new(new(Values.Id("Customer", input.Key), input.Name, input.Country), [])));
        }).RequireAuthorization();
    }

    private static string Path(Work work) => $"/{work.Key}";
}
