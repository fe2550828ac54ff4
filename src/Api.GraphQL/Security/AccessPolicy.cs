using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Rates;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>Who may use one field of a root type.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="RuleId">The rule that settles it, or <c>proposed</c>.</param>
/// <param name="Roles">Who may; nobody else.</param>
/// <param name="Permissions">What an operator's custom role must grant one of (ORG-7); empty when operators never may.</param>
public sealed record AccessRule(string Field, string RuleId, IReadOnlyList<Role> Roles, params IReadOnlyList<string> Permissions)
{
    /// <summary>What fine-grained policies call it; otherwise its service, its name and what a root type does.</summary>
    public string? Action { get; init; }

    /// <summary>Tells the caller who it is: no policy takes that away.</summary>
    public bool IsAboutOneself { get; init; }
}

/// <summary>The access rules of one capability: a row per root field, as section 5 of the catalogue has them.</summary>
public interface IAccessRules
{
    IEnumerable<AccessRule> Rules { get; }
}

/// <summary>
/// The one place that decides whether a caller may use a field. A root field without a rule stops the server at start:
/// nothing is reachable by being forgotten.
/// </summary>
public sealed class AccessPolicy(IEnumerable<IAccessRules> capabilities)
{
    private readonly FrozenDictionary<string, AccessRule> rules =
        capabilities.SelectMany(capability => capability.Rules).ToFrozenDictionary(rule => rule.Field);

    // Filled as the schema is made, before anybody asks.
    private readonly ConcurrentDictionary<string, string> actions = new(StringComparer.Ordinal);

    public IEnumerable<AccessRule> Rules => rules.Values;

    /// <summary>What fine-grained policies can be about.</summary>
    public ImmutableHashSet<string> Actions => [.. actions.Values];

    public bool Allows(Actor actor, string field) =>
        rules.TryGetValue(field, out var rule) && (rule.Roles.Contains(Role.Anonymous) || Grants(rule, actor)) && Narrowing(actor, rule) is null;

    /// <summary>Whether the caller's role, whatever its policy, may use something that is called so.</summary>
    public bool IsGranted(Actor actor, string action) => actions.Any(named =>
        named.Value.Equals(action, StringComparison.OrdinalIgnoreCase) && rules[named.Key] is { } rule && (rule.Roles.Contains(Role.Anonymous) || Grants(rule, actor)));

    /// <summary>Where an action is allowed for some resources alone: refuses when the policy does not allow it for this one (API-8).</summary>
    /// <param name="resource">What is known of it, by condition key; null for one that is not known, which no condition allows.</param>
    /// <exception cref="ExecutionError">CBC.0151.</exception>
    public async ValueTask CheckResource(IResolveFieldContext context, IReadOnlyDictionary<string, string>? resource)
    {
        var (actor, action) = (Actor.Of(context), actions[context.FieldDefinition.Name]);
        if (actor.Policy is { } policy && PolicyEvaluator.Decide(policy, action, resource) is { IsAllowed: false } decided) await Denied<object?>(context, NotPermitted(action, decided));
    }

    /// <summary>Puts the check in front of a root field's resolver.</summary>
    /// <exception cref="InvalidOperationException">No rule says who may use the field.</exception>
    public void Guard(RootKind kind, FieldType field)
    {
        if (!rules.TryGetValue(field.Name, out var rule))
            throw new InvalidOperationException($"No access rule for {kind}.{field.Name}: say who may use it.");
        if (rule.Permissions.FirstOrDefault(permission => !Permissions.IsKnown(permission)) is { } unknown)
            throw new InvalidOperationException($"No role can grant '{unknown}', which {kind}.{field.Name} asks for.");
        actions[field.Name] = rule.Action ?? $"{ServiceName.On(field)}:{field.Name}:{VerbOf(kind)}";
        var inner = field.Resolver ?? SourceFieldResolver.Instance;
        field.Resolver = new FuncFieldResolver<object?>(context =>
            // The resolver of a subscription's field runs for events that the stream below has let through.
            kind != RootKind.Subscription && RefusalOf(context) is { } refusal ? Denied<object?>(context, refusal) : inner.ResolveAsync(context));
        if (field.StreamResolver is { } stream) field.StreamResolver = new GuardedStream(stream, this);
    }

    private static bool Grants(AccessRule rule, Actor actor) =>
        actor.Gap is null && (rule.Roles.Contains(actor.Role)
            || (actor.Role == Role.Operator && rule.Permissions.Any(permission => actor.Permissions?.Contains(permission) ?? false)));

    private static string VerbOf(RootKind kind) => kind switch { RootKind.Query => "view", RootKind.Mutation => "change", _ => "watch" };

    /// <summary>Why the caller's policy does not let it use what its role would; null when it does, or there is none.</summary>
    private PolicyDecision? Narrowing(Actor actor, AccessRule rule)
    {
        if (actor.Policy is not { } policy || rule.IsAboutOneself || (rule.Action is null && rule.Roles.Contains(Role.Anonymous))) return null;
        return PolicyEvaluator.DecideForSome(policy, actions[rule.Field]) is { IsAllowed: false } decided ? decided : null;
    }

    private static async ValueTask<T> Denied<T>(IResolveFieldContext context, ExecutionError refusal)
    {
        await context.RequestServices!.GetRequiredService<DeniedAttempts>().Keep(Actor.Of(context), context.FieldDefinition.Name, refusal);
        throw refusal;
    }

    /// <summary>Why the caller may not use the field; null when it may.</summary>
    private ExecutionError? RefusalOf(IResolveFieldContext context)
    {
        var (actor, rule) = (Actor.Of(context), rules[context.FieldDefinition.Name]);
        if (Allows(actor, rule.Field)) return null;
        if ((rule.Roles.Contains(Role.Anonymous) || Grants(rule, actor)) && Narrowing(actor, rule) is { } narrowed) return NotPermitted(actions[rule.Field], narrowed);
        if (actor.Gap is { } gap)
            return Refusal(RequestErrors.Unauthenticated, "The account has no rights in the partner centre yet; see accessDiagnosis.", gap.ToString().ToConstantCase());
        return actor.Role == Role.Anonymous
            ? Refusal(RequestErrors.Unauthenticated, "Sign in: the request carries no valid bearer token.", ErrorReasons.NoToken)
            : Forbidden(rule);
    }

    private static ExecutionError NotPermitted(string action, PolicyDecision decided) =>
        new($"The caller's policy does not permit this: the correct permission code is {action}.")
        {
            Code = RequestErrors.NotPermitted,
            Extensions = new Dictionary<string, object?>
            {
                ["reason"] = decided.Verdict == PolicyVerdict.Denied ? ErrorReasons.PolicyDenies : ErrorReasons.PolicyAllowsNot, ["permission"] = action, ["ruleId"] = "API-7",
            },
        };

    private static ExecutionError Forbidden(AccessRule rule)
    {
        var refusal = Refusal(RequestErrors.Forbidden, $"The caller's role may not use {rule.Field}.", ErrorReasons.RoleNotAllowed);
        // Rows that the catalogue does not settle name no rule.
        if (rule.RuleId.Contains('-', StringComparison.Ordinal)) refusal.Extensions!["ruleId"] = rule.RuleId;
        return refusal;
    }

    private static ExecutionError Refusal(string code, string message, string reason) =>
        new(message) { Code = code, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };

    private sealed class GuardedStream(ISourceStreamResolver inner, AccessPolicy access) : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
            access.RefusalOf(context) is { } refusal ? Denied<IObservable<object?>>(context, refusal) : inner.ResolveAsync(context);
    }
}
