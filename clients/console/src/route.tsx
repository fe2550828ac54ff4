import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The screens, in the order of the navigation. The address of each is its name beside the page; what is chosen on it are parameters. */
export const screens = ['overview', 'customers', 'spending', 'incentives', 'bills'] as const;

export type Screen = (typeof screens)[number];

export interface Route {
  screen: Screen;
  parameters: URLSearchParams;
}

type Parameters = Record<string, string | undefined>;

function read(): Route {
  const name = location.pathname.split('/').at(-1);
  return { screen: screens.find((screen) => screen === name) ?? 'overview', parameters: new URLSearchParams(location.search) };
}

export function useRoute(): Route {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const moved = () => setRoute(read());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return route;
}

/** The month that an address names, if it is one: somebody may have written it by hand. */
export const monthIn = (parameters: URLSearchParams) => /^(19[7-9]|2\d\d)\d-(0[1-9]|1[0-2])$/.exec(parameters.get('month') ?? '')?.[0];

export function addressOf(screen: Screen, parameters: Parameters = {}): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `./${screen}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}

export function go(screen: Screen, parameters?: Parameters): void {
  history.pushState(null, '', addressOf(screen, parameters));
  dispatchEvent(new PopStateEvent('popstate'));
}

interface LinkProps {
  to: Screen;
  parameters?: Parameters;
  isCurrent?: boolean;
  children: ComponentChildren;
}

/** A link to a screen, which can be opened in another tab as any link. */
export function Link({ to, parameters, isCurrent, children }: LinkProps) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to, parameters);
  };
  return <a href={addressOf(to, parameters)} aria-current={isCurrent ? 'page' : undefined} onClick={follow}>{children}</a>;
}
