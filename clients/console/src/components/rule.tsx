import { useQuery } from '@urql/preact';
import { useState } from 'preact/hooks';
import { RuleDocument } from '../gql/graphql';
import { texts } from '../texts';
import { Dialog } from './dialog';
import { Problem } from './problem';

/** The id of a rule, which tells what the rule says. */
export function RuleButton({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="rule" aria-label={texts.rule.open(id)} aria-haspopup="dialog" onClick={() => setOpen(true)}>{id}</button>
      {isOpen && <RuleDialog id={id} closed={() => setOpen(false)} />}
    </>
  );
}

function RuleDialog({ id, closed }: { id: string; closed: () => void }) {
  const [{ data, error, fetching }] = useQuery({ query: RuleDocument, variables: { id } });
  const rule = data?.policyRule;
  return (
    <Dialog title={`${texts.problem.rule} ${id}`} closed={closed}>
      <Problem error={error} />
      <div class="rule-text">
        <p>{fetching ? texts.loading : rule?.text}</p>
        {rule?.violations.map(({ code, text, remedy }) => <p key={code} class="hint">{text} {remedy} <code>{code}</code></p>)}
      </div>
      <form method="dialog"><button class="quiet">{texts.rule.close}</button></form>
    </Dialog>
  );
}
