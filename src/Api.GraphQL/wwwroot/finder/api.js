// Beside the page under any path base.
const endpoint = new URL('../graphql', import.meta.url);

/** A question that was not answered. `code` is the API's; without one the API was not reached. */
export class Fault extends Error {
  constructor(message, code, reason) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  get isNetwork() { return this.code === undefined; }
}

/** Asks the public endpoint, anonymously as any other client may. */
export async function ask(query, variables, signal) {
  let answer;
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query, variables }),
      credentials: 'omit',
      signal,
    });
    // A proxy's error page is no answer of the API: it cannot be read as JSON and counts as not reached.
    answer = await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Fault('The directory could not be reached.');
  }
  if (answer.errors?.length) {
    const messages = [...new Set(answer.errors.map((error) => error.message))];
    const { code = 'ERROR', reason } = answer.errors[0].extensions ?? {};
    // Only an address that somebody wrote by hand names a value that the schema has not; how the schema calls it is of no use to visitors.
    if (code === 'INVALID_VARIABLES') throw new Fault('The address names a filter that this directory does not know. Take it out, or begin anew.', code);
    throw new Fault(messages.join(' '), code, reason);
  }
  return answer.data;
}

/** Runs the newest of several requests only: what arrives out of order is dropped. */
export class Newest {
  #running = null;

  cancel() {
    this.#running?.abort();
    this.#running = null;
  }

  /** What `work` answers; undefined when something newer was asked meanwhile. */
  async run(work) {
    this.cancel();
    const mine = new AbortController();
    this.#running = mine;
    try {
      const answer = await work(mine.signal);
      return mine.signal.aborted ? undefined : answer;
    } catch (fault) {
      if (mine.signal.aborted) return undefined;
      throw fault;
    }
  }
}
