import { useState } from 'preact/hooks';
import { texts } from '../texts';

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/** Pages of a connection: cursors lead forwards, and those that were passed lead back. */
export function usePages(): { after: string | undefined; pager: (info: PageInfo | undefined) => preact.JSX.Element | null; restart: () => void } {
  const [passed, setPassed] = useState<string[]>([]);
  const pager = (info: PageInfo | undefined) => {
    if (passed.length === 0 && !info?.hasNextPage) return null;
    return (
      <nav class="pager" aria-label={texts.paging.pages}>
        <button type="button" class="quiet" disabled={passed.length === 0} onClick={() => setPassed(passed.slice(0, -1))}>{texts.paging.previous}</button>
        <button type="button" class="quiet" disabled={!info?.hasNextPage} onClick={() => info?.endCursor && setPassed([...passed, info.endCursor])}>{texts.paging.next}</button>
      </nav>
    );
  };
  return { after: passed.at(-1), pager, restart: () => setPassed([]) };
}
