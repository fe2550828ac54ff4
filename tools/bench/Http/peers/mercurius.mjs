// mercurius as its documentation shows it: compiled queries, loaders for what belongs to several objects.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { budgetsOf, caller, managersOf, pageOfCustomers, port, signedIn, slicesOf, spendingOf } from './plan.mjs';
import { schema } from './schema.mjs';

const app = Fastify();
app.get('/health/ready', async () => 'ready');
app.register(mercurius, {
  schema,
  jit: 1,
  context: request => ({ user: caller(request.headers.authorization) }),
  resolvers: {
    Query: {
      customers: (_, { first }, { user }) => { signedIn(user); return { nodes: pageOfCustomers(first) }; },
      expenditureDistribution: (_, { from, to }, { user }) => { signedIn(user); return { from, to }; },
    },
    ExpenditureDistribution: { slices: ({ from, to }) => ({ nodes: slicesOf(from, to) }) },
  },
  loaders: {
    Customer: {
      budget: async queries => budgetsOf(queries.map(({ obj }) => obj.key)),
      accountManager: async queries => managersOf(queries.map(({ obj }) => obj.managerKey)),
      expenditure: async queries => spendingOf(queries.map(({ obj }) => obj.key), queries[0].params.from, queries[0].params.to),
    },
  },
});
await app.listen({ port, host: '127.0.0.1' });
