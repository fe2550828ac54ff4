// Where the endpoint under test is, and what is asked of it. A test host has its own schema; another endpoint names its
// operations in PARTNERGRAPH_OPERATIONS (a JSON file of the same form as operations.json).
import { readFileSync } from 'node:fs';

const required = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set; use run.sh`); })();

export const url = required('PARTNERGRAPH_URL');
export const wsUrl = url.replace(/^http/, 'ws');
export const token = process.env.PARTNERGRAPH_TOKEN;
export const headers = token ? { authorization: `Bearer ${token}` } : {};
export const connectionParams = token ? { authorization: `Bearer ${token}` } : {};
export const operations = JSON.parse(
  readFileSync(process.env.PARTNERGRAPH_OPERATIONS ?? new URL('../operations.json', import.meta.url), 'utf8'));

/** fetch with the token, for clients that take a fetch function. */
export const authorized = (input, init = {}) => fetch(input, { ...init, headers: { ...headers, ...init.headers } });
