// Apollo Server in its Express integration, with a DataLoader a request.
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import DataLoader from 'dataloader';
import express from 'express';
import { budgetsOf, caller, managersOf, pageOfCustomers, port, signedIn, slicesOf, spendingOf } from './plan.mjs';
import { schema } from './schema.mjs';

const server = new ApolloServer({
  typeDefs: schema,
  resolvers: {
    Query: {
      customers: (_, { first }, { user }) => { signedIn(user); return { nodes: pageOfCustomers(first) }; },
      expenditureDistribution: (_, { from, to }, { user }) => { signedIn(user); return { from, to }; },
    },
    Customer: {
      budget: ({ key }, _, { budgets }) => budgets.load(key),
      accountManager: ({ managerKey }, _, { managers }) => managers.load(managerKey),
      expenditure: ({ key }, { from, to }, { spending }) => spending.load({ key, from, to }),
    },
    ExpenditureDistribution: { slices: ({ from, to }) => ({ nodes: slicesOf(from, to) }) },
  },
});
await server.start();

const context = async ({ req }) => ({
  user: caller(req.headers.authorization),
  budgets: new DataLoader(async keys => budgetsOf(keys)),
  managers: new DataLoader(async keys => managersOf(keys)),
  spending: new DataLoader(async asked => spendingOf(asked.map(({ key }) => key), asked[0].from, asked[0].to)),
});

const app = express();
app.get('/health/ready', (_, response) => response.send('ready'));
app.use('/graphql', express.json(), expressMiddleware(server, { context }));
app.listen(port, '127.0.0.1');
