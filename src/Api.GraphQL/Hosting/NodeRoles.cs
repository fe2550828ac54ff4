namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>What a node does of what an installation needs (ADR 73).</summary>
[Flags]
public enum NodeRoles
{
    /// <summary>Answers GraphQL, pages and links; a node without it answers health and metrics alone.</summary>
    Api = 1,

    /// <summary>Follows the log into read models. Nodes that share them can leave it to others.</summary>
    Projector = 2,

    /// <summary>Acts on what happens: reactions, deadlines, exports. Of nodes that share read models one acts at a time.</summary>
    Processes = 4,

    All = Api | Projector | Processes,
}
