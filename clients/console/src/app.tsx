import { Provider } from '@urql/preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { connect } from './api';
import { Frame } from './frame';
import { SignIn } from './screens/signIn';
import { type Session, useSession } from './session';

export function App() {
  const session = useSession();
  return session.token === null ? <SignIn session={session} /> : <SignedIn key={session.token} token={session.token} session={session} />;
}

/** What is asked, kept and listened to on behalf of one token, and forgotten with it. */
function SignedIn({ token, session }: { token: string; session: Session }) {
  const [isLive, setLive] = useState(false);
  const api = useMemo(() => connect(token, { refused: session.expire, connected: setLive }), [token]);
  useEffect(() => api.close, [api]);
  return <Provider value={api.client}><Frame api={api} isLive={isLive} session={session} /></Provider>;
}
