import { useQuery } from '@urql/preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLiveAlerts } from './alerts';
import type { Api } from './api';
import { Awaited } from './components/figures';
import { Problem } from './components/problem';
import { DashboardDocument, type DashboardQuery } from './gql/graphql';
import { words } from './format';
import { Link, screens, useRoute } from './route';
import { Bills } from './screens/bills';
import { Customers } from './screens/customers';
import { Incentives } from './screens/incentives';
import { Overview } from './screens/overview';
import { Spending } from './screens/spending';
import type { Session } from './session';
import { texts } from './texts';

/** Navigation and the screen of the address; asks who is signed in and which month runs, and listens to alerts on every screen. */
export function Frame({ api, isLive, session }: { api: Api; isLive: boolean; session: Session }) {
  const { screen, parameters } = useRoute();
  const [dashboard, ask] = useQuery({ query: DashboardDocument, variables: {} });
  const refresh = () => ask({ requestPolicy: 'network-only' });
  const since = useFirst(dashboard.data?.eventCursor ?? undefined);
  const live = useLiveAlerts(api.socket, since, refresh);
  const heading = useFocusOnMove(screen);
  const { data } = dashboard;
  const me = data?.me;
  const month = data?.expenditureOverview?.month ?? new Date().toISOString().slice(0, 7);

  const content = () => {
    if (!data) return dashboard.error ? <Problem error={dashboard.error} retry={refresh} /> : <Awaited text={texts.signIn.checking} />;
    if (!me?.partnerId) return <section class="card"><h2>{texts.stranger.title}</h2><p>{texts.stranger.text}</p></section>;
    switch (screen) {
      case 'overview': return <Overview data={data} error={dashboard.error} live={live} isLive={isLive} />;
      case 'customers': return <Customers month={month} parameters={parameters} />;
      case 'spending': return <Spending month={month} parameters={parameters} />;
      case 'incentives': return <Incentives />;
      case 'bills': return <Bills api={api} since={since} parameters={parameters} />;
    }
  };

  return (
    <>
      <a class="skip" href="#content">{texts.skip}</a>
      <header class="bar">
        <span class="brand"><img src="../pages/icon.svg" alt="" width="28" height="28" />{texts.product}</span>
        <nav aria-label={texts.navigation}>
          {screens.map((name) => <Link key={name} to={name} isCurrent={name === screen}>{texts.screens[name]}</Link>)}
        </nav>
        <span class="who">{me && <Who me={me} />}<button type="button" onClick={session.signOut}>{texts.signOut}</button></span>
      </header>
      <main id="content" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>{texts.screens[screen]}</h1>
        {content()}
      </main>
      <p class="visually-hidden" role="status">{live.announcement}</p>
    </>
  );
}

const Who = ({ me }: { me: NonNullable<DashboardQuery['me']> }) => <span><strong>{me.subject}</strong> <span class="role">{words(me.role)}</span></span>;

/** Where the first answer ends, from where on is listened: an answer that comes later begins nothing anew. */
function useFirst(cursor: string | undefined): string | undefined {
  const first = useRef(cursor);
  first.current ??= cursor;
  return first.current;
}

/** Names the tab after the screen, and leads the focus to its heading when somebody went there, as a page that is loaded does. */
function useFocusOnMove(screen: keyof typeof texts.screens) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(screen);
  useEffect(() => {
    document.title = `${texts.screens[screen]} – ${texts.product}`;
    if (before.current !== screen) heading.current?.focus();
    before.current = screen;
  }, [screen]);
  return heading;
}
