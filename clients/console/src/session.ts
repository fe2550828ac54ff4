import { useState } from 'preact/hooks';

const key = 'partnergraph.token';

export interface Session {
  token: string | null;
  /** Why somebody has to sign in again, in the server's words where it gave some. */
  ended: string | null;
  signIn: (text: string) => void;
  signOut: () => void;
  expire: (reason: string) => void;
}

/** The token of this tab. It is in no other tab, on no disk, and gone when the tab is closed. */
export function useSession(): Session {
  const [token, setToken] = useState(() => sessionStorage.getItem(key));
  const [ended, setEnded] = useState<string | null>(null);
  const end = (reason: string | null) => {
    sessionStorage.removeItem(key);
    setToken(null);
    setEnded(reason);
  };
  return {
    token,
    ended,
    signIn: (text) => {
      // As it is copied from a terminal or from a header.
      const pasted = text.replace(/^\s*Bearer\s+/i, '').replace(/\s+/g, '');
      sessionStorage.setItem(key, pasted);
      setEnded(null);
      setToken(pasted);
    },
    signOut: () => end(null),
    expire: end,
  };
}
