import { defineConfig } from 'vite';

const server = process.env.PARTNERGRAPH_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  // Addresses beside the page: it is served under any path.
  base: './',
  build: {
    outDir: '../../src/Api.GraphQL/wwwroot/console',
    emptyOutDir: true,
    // Nothing inline, which the policy of the page forbids.
    assetsInlineLimit: 0,
    // What the licences of the libraries ask for: their words beside what is made of them.
    license: { fileName: 'licences.md' },
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  // While developing, the API of a server that runs beside.
  server: { proxy: { '/graphql': { target: server, ws: true }, '/exports': server } },
});
