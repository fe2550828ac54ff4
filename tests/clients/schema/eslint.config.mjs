import graphql from '@graphql-eslint/eslint-plugin';

const { rules: recommended } = graphql.configs['flat/schema-recommended'];
const { rules: relay } = graphql.configs['flat/schema-relay'];
const schema = new URL('../../../schema/partner-graph.graphql', import.meta.url).pathname;

export default [{
  files: ['**/*.graphql'],
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
  plugins: { '@graphql-eslint': graphql },
  rules: {
    ...recommended,
    ...relay,
    // The server prints the file and writes short descriptions on one line; how it breaks them changes nothing for clients.
    '@graphql-eslint/description-style': 'off',
    // Payloads, connections, sums and slices are no entities: they have no identity to cache by. Everything with one is a Node.
    '@graphql-eslint/strict-id-in-types': 'off',
    // Takes the directive @specifiedBy of the language for unreachable because the file defines it for older tools.
    '@graphql-eslint/no-unreachable-types': 'off',
    // Lists that are short by their nature, such as the errors of a payload, are lists; pages are connections. Slices, sums and steps of a
    // history are paged and have no identity.
    '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
    // Sees the prefix Me in Me.member.
    '@graphql-eslint/no-typename-prefix': 'off',
    // Search results are read onwards alone.
    '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  },
}];
