import { useClient, useQuery } from '@urql/preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, endpoint } from '../api';
import { type Column, DataTable } from '../components/dataTable';
import { Badge, When } from '../components/figures';
import { Problem } from '../components/problem';
import { fileSize, words } from '../format';
import { ExportLiveDocument, ExportsDocument, type ExportsQuery } from '../gql/graphql';
import { follow } from '../live';
import { texts } from '../texts';

const own = texts.bills;
const progressEvery = 1_000, shown = 10;

// A list without an export says nothing of what would be in it: a new one concerns it all the same.
const concerned = { additionalTypenames: ['Export'] };

type Export = NonNullable<ExportsQuery['exports']>['nodes'][number];

/** The files that whoever is signed in asked for. A subscription tells when one is there; how far one has come is asked while it is written. */
export function Exports({ api, since }: { api: Api; since: string | undefined }) {
  const [{ data, error }, ask] = useQuery({ query: ExportsDocument, variables: { first: shown }, context: concerned });
  const reload = () => ask({ requestPolicy: 'network-only' });
  const files = data?.exports?.nodes;
  const isWriting = files?.some(({ state }) => state === 'REQUESTED') ?? false;

  useEffect(() => since === undefined ? undefined : follow(api.socket, ExportLiveDocument, since, ({ exportChanged }) => {
    reload();
    return exportChanged?.cursor;
  }), [api, since]);
  useEffect(() => {
    if (!isWriting) return;
    const timer = setInterval(reload, progressEvery);
    return () => clearInterval(timer);
  }, [isWriting]);

  return (
    <section class="card">
      <h2>{own.exports}</h2>
      <Problem error={error} retry={reload} />
      {!(error && !files) && <DataTable caption={own.exportsCaption} columns={columns} rows={files} keyOf={(file) => file.id} empty={own.noExports} outlines={1} />}
    </section>
  );
}

const columns: Column<Export>[] = [
  { title: own.file, cell: (file) => file.fileName },
  { title: own.askedAt, cell: (file) => <When at={file.requestedAt} /> },
  { title: own.state, cell: (file) => file.state === 'REQUESTED' ? <Progress percent={file.progress ?? 0} /> : <Badge mood={file.state === 'FAILED' ? 'danger' : 'calm'}>{words(file.state)}</Badge> },
  { title: own.size, isNumber: true, cell: (file) => file.bytes ? fileSize(file.bytes) : '–' },
  { title: own.download, cell: (file) => file.state === 'COMPLETED' ? <Download file={file} /> : file.reason ?? '–' },
];

const Progress = ({ percent }: { percent: number }) => <><progress max={100} value={percent} aria-label={own.progress(percent)} /> {own.progress(percent)}</>;

/** A link is valid for minutes: a fresh one is asked for when it is wanted. */
function Download({ file }: { file: Export }) {
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const download = async () => {
    setAsking(true);
    const { data } = await client.query(ExportsDocument, { first: shown }, { requestPolicy: 'network-only' });
    setAsking(false);
    const url = data?.exports?.nodes.find(({ id }) => id === file.id)?.url;
    if (url) location.assign(new URL(url, endpoint));
  };
  return <button type="button" class="quiet small" disabled={isAsking} aria-label={own.downloadOf(file.fileName)} onClick={download}>{own.download}</button>;
}
