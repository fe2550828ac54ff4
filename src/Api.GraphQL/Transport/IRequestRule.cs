using GraphQL.Validation;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>
/// A validation rule that depends on who asks (authorization above all). It runs for every request, whereas the rules of the
/// GraphQL specification are skipped for a document that already passed them.
/// </summary>
public interface IRequestRule : IValidationRule;
