using System.Collections.Frozen;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>Who may use one field of a root type.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="RuleId">The rule that settles it, or <c>proposed</c>.</param>
/// <param name="Roles">Who may; nobody else.</param>
/// <param name="Permissions">What an operator's custom role must grant one of (ORG-7); empty when operators never may.</param>
public sealed record AccessRule(string Field, string RuleId, IReadOnlyList<Role> Roles, params IReadOnlyList<string> Permissions);

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

    public IEnumerable<AccessRule> Rules => rules.Values;

    public bool Allows(Actor actor, string field) =>
        rules.TryGetValue(field, out var rule) && (rule.Roles.Contains(Role.Anonymous) || Grants(rule, actor));

    /// <summary>Puts the check in front of a root field's resolver.</summary>
    /// <exception cref="InvalidOperationException">No rule says who may use the field.</exception>
    public void Guard(RootKind kind, FieldType field)
    {
        if (!rules.TryGetValue(field.Name, out var rule))
            throw new InvalidOperationException($"No access rule for {kind}.{field.Name}: say who may use it.");
        if (rule.Permissions.FirstOrDefault(permission => !Permissions.IsKnown(permission)) is { } unknown)
            throw new InvalidOperationException($"No role can grant '{unknown}', which {kind}.{field.Name} asks for.");
        var inner = field.Resolver ?? SourceFieldResolver.Instance;
        field.Resolver = new FuncFieldResolver<object?>(context =>
        {
            // The resolver of a subscription's field runs for events that the stream below has let through.
            if (kind != RootKind.Subscription) Check(context);
            return inner.ResolveAsync(context);
        });
        if (field.StreamResolver is { } stream) field.StreamResolver = new GuardedStream(stream, Check);
    }

    private static bool Grants(AccessRule rule, Actor actor) =>
        actor.Gap is null && (rule.Roles.Contains(actor.Role)
            || (actor.Role == Role.Operator && rule.Permissions.Any(permission => actor.Permissions?.Contains(permission) ?? false)));

    private void Check(IResolveFieldContext context)
    {
        var actor = Actor.Of(context);
        if (Allows(actor, context.FieldDefinition.Name)) return;
        if (actor.Gap is { } gap)
            throw Refusal(RequestErrors.Unauthenticated, "The account has no rights in the partner centre yet; see accessDiagnosis.", gap.ToString().ToConstantCase());
        throw actor.Role == Role.Anonymous
            ? Refusal(RequestErrors.Unauthenticated, "Sign in: the request carries no valid bearer token.", ErrorReasons.NoToken)
            : Forbidden(rules[context.FieldDefinition.Name]);
    }

    private static ExecutionError Forbidden(AccessRule rule)
    {
        var refusal = Refusal(RequestErrors.Forbidden, $"The caller's role may not use {rule.Field}.", ErrorReasons.RoleNotAllowed);
        // Rows that the catalogue does not settle name no rule.
        if (rule.RuleId.Contains('-', StringComparison.Ordinal)) refusal.Extensions!["ruleId"] = rule.RuleId;
        return refusal;
    }

    private static ExecutionError Refusal(string code, string message, string reason) =>
        new(message) { Code = code, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };

    private sealed class GuardedStream(ISourceStreamResolver inner, Action<IResolveFieldContext> check) : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        {
            check(context);
            return inner.ResolveAsync(context);
        }
    }
}
